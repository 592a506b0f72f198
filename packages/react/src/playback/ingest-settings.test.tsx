import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LiveError } from '@rostrum/core/engine';
import { describe, expect, it, vi } from 'vitest';
import { page } from '../testing/rehearsal-page.js';
import { ffmpegCommand } from './encoder-settings.js';
import { IngestSettings } from './index.js';

const ingest = {
  server: 'rtmps://ingest.example:443/app/', key: 'sk_eu-west-1_SeCrEt', playbackUrl: 'https://play.example/live.m3u8',
};
const clipboard = () => navigator.clipboard.readText();

describe('IngestSettings', () => {
  it('keeps the key out of the page until it is asked for (S2.3)', async () => {
    const user = userEvent.setup();
    page(<IngestSettings ingest={ingest} />);
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Stream key' });
    expect(document.body.innerHTML).not.toContain('SeCrEt');
    await user.click(screen.getByRole('button', { name: 'Show key' }));
    expect(field.value).toBe(ingest.key);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Command line for ffmpeg' }).value).toContain(ingest.key);
    await user.click(screen.getByRole('button', { name: 'Hide key' }));
    expect(document.body.innerHTML).not.toContain('SeCrEt');
  });

  it('copies each value as it is, hidden or not', async () => {
    const user = userEvent.setup();
    page(<IngestSettings ingest={ingest} />);
    await user.click(await screen.findByRole('button', { name: 'Copy: Stream key' }));
    await screen.findByText('Copied: Stream key');
    expect(await clipboard()).toBe(ingest.key);
    await user.click(screen.getByRole('button', { name: 'Copy: Command line for ffmpeg' }));
    await waitFor(async () => expect(await clipboard()).toBe(ffmpegCommand(ingest)));
  });

  it('says so where the browser does not let it copy', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    page(<IngestSettings ingest={ingest} />);
    await user.click(await screen.findByRole('button', { name: 'Copy: Server' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Select the text and copy it.');
    vi.restoreAllMocks();
  });

  it('makes a new key only after asking, and shows a refusal', async () => {
    const user = userEvent.setup();
    const onNewKey = vi.fn<() => Promise<unknown>>(async () => undefined);
    page(<IngestSettings ingest={ingest} onNewKey={onNewKey} />);
    await user.click(await screen.findByRole('button', { name: 'New key…' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    expect(onNewKey).not.toHaveBeenCalled();
    onNewKey.mockRejectedValueOnce(new LiveError('playback/live', 'The channel is live.', 'End the stream first.'));
    await user.click(screen.getByRole('button', { name: 'New key…' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Make a new key' }));
    expect((await screen.findByRole('alert')).textContent).toContain('End the stream first.');
    expect(onNewKey).toHaveBeenCalledTimes(1);
  });

  it('gives ffmpeg a line that the channel takes: 720p30, 2,500 kbit/s, a keyframe every 2 s (S2.20)', () => {
    expect(ffmpegCommand(ingest)).toBe(
      'ffmpeg -re -i input.mp4 -c:v libx264 -preset veryfast -tune zerolatency -profile:v main -pix_fmt yuv420p '
      + '-vf scale=1280:720 -r 30 -g 60 -keyint_min 60 -sc_threshold 0 -b:v 2500k -maxrate 2500k -bufsize 5000k '
      + '-c:a aac -b:a 128k -ar 48000 -ac 2 -f flv "rtmps://ingest.example:443/app/sk_eu-west-1_SeCrEt"',
    );
  });
});
