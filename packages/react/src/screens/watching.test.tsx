import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { fullHouse } from '../testing/audience.js';
import { broadcast, openChannel, stream } from '../testing/broadcast.js';
import { drawnPlayer } from '../testing/drawn-player.js';
import { busyOverlays } from '../testing/overlays.js';
import { HOST, ME, type RehearsalOptions } from '../testing/rehearsal.js';
import { page } from '../testing/rehearsal-page.js';
import { AttendeeView, LiveSiteOwner, LiveSiteView, PresenterConsole } from './index.js';

const streamed: RehearsalOptions = {
  plan: { channel: 'composition' }, player: drawnPlayer(),
  before(backend) {
    fullHouse(backend);
    stream(backend);
  },
};
const player = () => screen.queryByRole('region', { name: 'Live video' });

afterEach(() => localStorage.clear());

describe('AttendeeView with a channel', () => {
  it('goes from the stage to the broadcast and back, and opens only what is watched', async () => {
    const user = userEvent.setup();
    const { stage, player: plays } = page(<AttendeeView />, streamed);
    await screen.findByRole('region', { name: 'Stage' });
    await waitFor(() => expect(stage.getState().media).toBe('connected'));
    expect(plays!.getState().status).not.toBe('playing');
    await user.click(screen.getByRole('button', { name: 'Watch the broadcast' }));
    await waitFor(() => expect(plays!.getState().status).toBe('playing'));
    await waitFor(() => expect(stage.getState().media).toBe('off'));
    expect(screen.queryByRole('region', { name: 'Stage' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Watch in real time' }));
    await waitFor(() => expect(stage.getState().media).toBe('connected'));
    expect(player()).toBeNull();
  });

  it('brings whoever is given a place from the broadcast to the stage, on air, and lets them back', async () => {
    const user = userEvent.setup();
    const { backend } = page(<AttendeeView />, streamed);
    await user.click(await screen.findByRole('button', { name: 'Watch the broadcast' }));
    await waitFor(() => expect(player()).not.toBeNull());
    backend.as(HOST).send('stage/grant', { person: ME });
    await screen.findByRole('button', { name: 'Leave stage' });
    await waitFor(() => expect(backend.tables.slots.get(`c${ME}`)?.onAir).toBe(true));
    expect(player()).toBeNull();
    expect(screen.queryByRole('button', { name: /^Watch/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Leave stage' }));
    await waitFor(() => expect(player()).not.toBeNull());
  });

  it('has the stage open for whoever is promoted while watching the broadcast', async () => {
    const user = userEvent.setup();
    const { stage, rerender } = page(<AttendeeView />, streamed);
    await user.click(await screen.findByRole('button', { name: 'Watch the broadcast' }));
    await waitFor(() => expect(stage.getState().media).toBe('off'));
    rerender(<PresenterConsole />);
    await waitFor(() => expect(stage.getState().media).toBe('connected'));
  });
});

describe('PresenterConsole', () => {
  it('has the overlays for staff, not for speakers', async () => {
    const { unmount } = page(<PresenterConsole />, { role: 'moderator', before: busyOverlays });
    await screen.findByRole('tab', { name: 'Overlays' });
    unmount();
    page(<PresenterConsole />, { role: 'speaker', before: busyOverlays });
    await screen.findByRole('tab', { name: /People/ });
    expect(screen.queryByRole('tab', { name: 'Overlays' })).toBeNull();
  });
});

describe('LiveSiteView', () => {
  it('is a whole page for a guest: title, how it stands, the player (S3.2, S3.5)', async () => {
    const { backend } = page(<LiveSiteView />, {
      plan: { title: 'Quiz night', description: 'Pick an answer.', channel: 'encoder' }, role: 'guest', before: openChannel,
      player: drawnPlayer(),
    });
    await screen.findByRole('heading', { name: 'Quiz night' });
    await screen.findByText('Ready for the stream');
    screen.getByText('Pick an answer.');
    backend.system('playback/start', { stream: 's1' });
    await screen.findByText('The stream is live');
    await screen.findByRole('button', { name: 'Pause' });
  });
});

describe('LiveSiteOwner', () => {
  it('has results, cue sheet and what the encoder needs, without a stage (S3.4, S3.6)', async () => {
    const user = userEvent.setup();
    const ingest = { server: 'rtmps://ingest.example:443/app', key: 'sk_1', playbackUrl: 'https://play.example/live.m3u8' };
    page(<LiveSiteOwner ingest={ingest} />, { plan: { channel: 'encoder' }, role: 'cohost', before: broadcast, player: drawnPlayer() });
    await user.click(await screen.findByRole('tab', { name: /Results/ }));
    await user.click(screen.getByRole('tab', { name: 'Cue sheet' }));
    await user.click(screen.getByRole('tab', { name: 'Stream' }));
    await screen.findByRole('textbox', { name: 'Stream key' });
    expect(screen.queryByRole('button', { name: 'Join stage' })).toBeNull();
  });
});
