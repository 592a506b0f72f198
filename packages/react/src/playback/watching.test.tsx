import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { broadcast } from '../testing/broadcast.js';
import { drawnPlayer } from '../testing/drawn-player.js';
import { page } from '../testing/rehearsal-page.js';
import { StreamStatus, useWatching, watchedNow, WatchingSwitch } from './index.js';

function Told() {
  return <output>{useWatching().watching}</output>;
}
const told = () => screen.findByRole('status').then(({ textContent }) => textContent);
const both = (channel: 'composition' | 'encoder') => page(<><Told /><WatchingSwitch /></>, {
  plan: { channel }, before: broadcast, player: drawnPlayer(),
});

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('useWatching', () => {
  it('is the stage, unless the picture comes from an encoder', async () => {
    const { unmount } = both('composition');
    await screen.findByRole('button', { name: 'Watch the broadcast' });
    expect(await told()).toBe('stage');
    unmount();
    both('encoder');
    await screen.findByRole('button', { name: 'Watch in real time' });
    expect(await told()).toBe('channel');
  });

  it('keeps the choice from one visit to the next', async () => {
    const user = userEvent.setup();
    const { unmount, event } = both('composition');
    await user.click(await screen.findByRole('button', { name: 'Watch the broadcast' }));
    expect(await told()).toBe('channel');
    expect(watchedNow(event)).toBe('channel');
    unmount();
    both('composition');
    await screen.findByRole('button', { name: 'Watch in real time' });
    expect(await told()).toBe('channel');
  });

  it('lasts as long as the page where nothing can be kept', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no', 'QuotaExceededError');
    });
    const user = userEvent.setup();
    both('composition');
    await user.click(await screen.findByRole('button', { name: 'Watch the broadcast' }));
    await waitFor(async () => expect(await told()).toBe('channel'));
    vi.restoreAllMocks();
    await user.click(screen.getByRole('button', { name: 'Watch in real time' }));
    await waitFor(async () => expect(await told()).toBe('stage'));
  });

  it('is the stage without a choice for whoever has no channel or no player', async () => {
    const { event, unmount } = page(<><Told /><WatchingSwitch /></>, { player: drawnPlayer() });
    await waitFor(() => expect(event.getState().connection).toBe('online'));
    expect(await told()).toBe('stage');
    expect(screen.queryByRole('button')).toBeNull();
    unmount();
    page(<><Told /><WatchingSwitch /></>, { before: broadcast });
    expect(await told()).toBe('stage');
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('StreamStatus', () => {
  it('says idle, ready, live and ended (S3.5)', async () => {
    const { backend } = page(<StreamStatus />);
    await screen.findByText('No stream yet');
    act(() => void backend.system('playback/open', { url: 'https://play.example/a.m3u8', source: 'encoder', isPrivate: false, allowance: 20 }));
    await screen.findByText('Ready for the stream');
    act(() => void backend.system('playback/start', { stream: 's1' }));
    await screen.findByText('The stream is live');
    act(() => void backend.system('playback/stop', { stream: 's1' }));
    await screen.findByText('The stream has ended');
  });
});
