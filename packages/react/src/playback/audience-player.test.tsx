import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { LiveError } from '@rostrum/core/engine';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { broadcast, openChannel } from '../testing/broadcast.js';
import { drawnPlayer, type DrawnPlayer } from '../testing/drawn-player.js';
import type { RehearsalOptions } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { AudiencePlayer } from './index.js';

interface Watched extends RehearsalOptions {
  readonly plays?: DrawnPlayer;
  readonly children?: ReactNode;
}

function watch({ plays = drawnPlayer(), children, ...options }: Watched = {}) {
  const shown = page(<AudiencePlayer data-testid="player">{children}</AudiencePlayer>, {
    plan: { channel: 'encoder' }, before: broadcast, player: plays, ...options,
  });
  // The pointer of this library leaves an element without saying for which, so it seems to leave the player each time.
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  return { ...shown, user, player: shown.player!, stream: plays.stream, frame: () => screen.getByTestId('player') };
}
const playing = () => screen.findByRole('button', { name: 'Pause' });

describe('AudiencePlayer', () => {
  it('plays, pauses, and says that one is behind and how to come back (S3.7)', async () => {
    const { user, player } = watch();
    await user.click(await playing());
    await screen.findByRole('button', { name: 'Play' });
    await user.click(screen.getByRole('button', { name: 'Back to live' }));
    await playing();
    expect(screen.getByText('Live')).toBeTruthy();
    expect(player.getState().behindLive).toBe(false);
  });

  it('offers the way back to whoever has fallen behind while it plays', async () => {
    const plays = drawnPlayer({ latency: 40 });
    const { user, stream } = watch({ plays });
    const back = await screen.findByRole('button', { name: 'Back to live' });
    // A busy machine falls behind by itself.
    await screen.findByText(/^4\d seconds behind live$/);
    stream.setLatency(3);
    await user.click(back);
    await screen.findByText('Live');
  });

  it('does not say that it is live while nobody knows', async () => {
    const plays = { ...drawnPlayer(), open: () => new Promise<never>(() => undefined) };
    watch({ plays });
    await screen.findByText('Loading the video…');
    expect(screen.queryByText('Live')).toBeNull();
  });

  it('has one large button where the browser took the sound away', async () => {
    const plays = drawnPlayer();
    plays.stream.allowSound(false);
    const { user, player } = watch({ plays });
    await user.click(await screen.findByRole('button', { name: 'Click to hear' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Click to hear' })).toBeNull());
    expect(player.getState().muted).toBe(false);
  });

  it('turns the sound up, down, off and on', async () => {
    const { user, player } = watch();
    await playing();
    const slider = screen.getByRole<HTMLInputElement>('slider', { name: 'Volume' });
    expect(slider.getAttribute('aria-valuetext')).toBe('100%');
    await user.click(screen.getByRole('button', { name: 'Turn sound off' }));
    await waitFor(() => expect(slider.getAttribute('aria-valuetext')).toBe('0%'));
    await user.click(screen.getByRole('button', { name: 'Turn sound on' }));
    expect(player.getState()).toMatchObject({ muted: false, volume: 1 });
  });

  it('lets one choose the quality or leave it to the player (S2.6)', async () => {
    const { user, player } = watch();
    await playing();
    await user.click(await screen.findByRole('button', { name: 'Quality' }));
    expect(screen.getByRole('menuitemradio', { name: 'Auto (720p)' }).getAttribute('aria-checked')).toBe('true');
    await user.click(screen.getByRole('menuitemradio', { name: '360p' }));
    await waitFor(() => expect(player.getState()).toMatchObject({ auto: false, quality: { name: '360p' } }));
    await user.click(screen.getByRole('button', { name: 'Quality' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Auto' }));
    await waitFor(() => expect(player.getState().auto).toBe(true));
  });

  it('shows captions where there are any', async () => {
    const { user, player, frame } = watch();
    await user.click(await screen.findByRole('button', { name: 'Captions' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'English' }));
    await waitFor(() => expect(player.getState().caption).toBe('en'));
    // What is laid over the picture stays clear of them.
    expect(frame().hasAttribute('data-captions')).toBe(true);
  });

  it('waits for the stream, says when it has ended, and plays again when it comes back (S3.5)', async () => {
    const { backend, stream } = watch({ before: openChannel, plays: drawnPlayer({ latency: 0.1 }) });
    await screen.findByText('Ready');
    act(() => void backend.system('playback/start', { stream: 's1' }));
    await playing();
    act(() => {
      backend.system('playback/stop', { stream: 's1' });
      stream.end();
    });
    await screen.findByText('The stream has ended');
    expect(screen.queryByRole('group', { name: 'Video controls' })).toBeNull();
    act(() => {
      stream.start();
      backend.system('playback/start', { stream: 's2' });
    });
    await playing();
  });

  it('says that it waits for more, and that there is no channel', async () => {
    const { stream, unmount } = watch();
    await playing();
    act(() => stream.stall(true));
    await screen.findByText('Waiting for more video…');
    act(() => stream.stall(false));
    await waitFor(() => expect(screen.queryByText('Waiting for more video…')).toBeNull());
    unmount();
    watch({ before: () => undefined });
    await screen.findByText('There is no broadcast');
  });

  it('says why it cannot play and what to do, and tries again when asked', async () => {
    const plays = drawnPlayer();
    let refused = true;
    const player = {
      open: (wanted: Parameters<DrawnPlayer['open']>[0]) => (refused
        ? Promise.reject(new LiveError('playback/unsupported', 'This browser cannot play it.', 'Use another one.')) : plays.open(wanted)),
    };
    const { user } = watch({ player });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('This browser cannot play it.');
    expect(alert.textContent).toContain('Use another one.');
    refused = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await playing();
  });

  it('puts its controls out of sight while it plays, never out of reach', async () => {
    const { user, frame } = watch();
    await playing();
    await waitFor(() => expect(frame().dataset['controls']).toBe('hidden'));
    expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Pause' }));
    await user.keyboard('k');
    expect(frame().dataset['controls']).toBe('shown');
  });

  it('shows and hides its controls where a finger taps, and pauses where a mouse clicks', async () => {
    const { user, frame, player, container } = watch();
    await playing();
    const picture = container.querySelector('video')!;
    await user.pointer({ keys: '[TouchA]', target: picture });
    expect(frame().dataset['controls']).toBe('hidden');
    await user.pointer({ keys: '[TouchA]', target: picture });
    expect(frame().dataset['controls']).toBe('shown');
    expect(player.getState().status).toBe('playing');
    await user.click(picture);
    await waitFor(() => expect(player.getState().status).toBe('paused'));
  });

  it('gives the focus to itself when its controls go with the stream', async () => {
    const { backend, stream, frame } = watch({ plays: drawnPlayer({ latency: 0.1 }) });
    (await playing()).focus();
    act(() => {
      backend.system('playback/stop', { stream: 's1' });
      stream.end();
    });
    await waitFor(() => expect(document.activeElement).toBe(frame()));
  });
});

describe('the keys of AudiencePlayer', () => {
  it('play, pause, turn the sound and show captions from anywhere inside', async () => {
    const { user, player, frame } = watch();
    await playing();
    act(() => frame().focus());
    await user.keyboard('k');
    await screen.findByRole('button', { name: 'Play' });
    await user.keyboard(' ');
    await playing();
    await user.keyboard('m');
    await waitFor(() => expect(player.getState().muted).toBe(true));
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(player.getState()).toMatchObject({ muted: false, volume: 0.1 }));
    await user.keyboard('{ArrowUp}{ArrowDown}');
    await waitFor(() => expect(player.getState().volume).toBe(0.1));
    await user.keyboard('c');
    await waitFor(() => expect(player.getState().caption).toBe('en'));
    await user.keyboard('c');
    await waitFor(() => expect(player.getState().caption).toBeUndefined());
  });

  it('belong to whatever needs them itself, and Tab leads through and out', async () => {
    const { user, player } = watch({ children: <input aria-label="answer" /> });
    await playing();
    await user.click(screen.getByRole('textbox', { name: 'answer' }));
    await user.keyboard('mock {ArrowUp}');
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('mock ');
    await user.click(screen.getByRole('button', { name: 'Quality' }));
    await user.keyboard('m{Escape}');
    await user.keyboard('{Control>}m{/Control}');
    expect(player.getState()).toMatchObject({ muted: false, status: 'playing' });
    for (let at = 0; at < 12 && document.activeElement !== document.body; at++) await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it('press a button once when that is what space does', async () => {
    const { user, player } = watch();
    await playing();
    screen.getByRole('button', { name: 'Turn sound off' }).focus();
    await user.keyboard(' ');
    await waitFor(() => expect(player.getState()).toMatchObject({ muted: true, status: 'playing' }));
  });
});

describe('full screen', () => {
  it('is not offered where the browser has none, as on iPhones (S2.24)', async () => {
    watch();
    await playing();
    expect(screen.queryByRole('button', { name: 'Full screen' })).toBeNull();
  });

  it('takes in what stands over the picture, by button and by key', async () => {
    const entered = vi.fn();
    const full = (element: Element | null) => {
      Object.defineProperty(document, 'fullscreenElement', { value: element, configurable: true });
      document.dispatchEvent(new Event('fullscreenchange'));
    };
    Object.defineProperty(document, 'fullscreenEnabled', { value: true, configurable: true });
    Object.assign(HTMLElement.prototype, { async requestFullscreen(this: Element) { entered(this); full(this); } });
    Object.assign(document, { exitFullscreen: async () => full(null) });
    onTestFinished(() => {
      full(null);
      for (const key of ['fullscreenEnabled', 'fullscreenElement', 'exitFullscreen']) Reflect.deleteProperty(document, key);
      Reflect.deleteProperty(HTMLElement.prototype, 'requestFullscreen');
    });
    const { user, frame } = watch();
    await user.click(await screen.findByRole('button', { name: 'Full screen' }));
    expect(entered).toHaveBeenCalledWith(frame());
    await screen.findByRole('button', { name: 'Leave full screen' });
    await user.keyboard('f');
    await screen.findByRole('button', { name: 'Full screen' });
  });
});
