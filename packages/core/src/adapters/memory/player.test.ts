import { describe, expect, it } from 'vitest';
import type { PlayerConnection, TimedMetadata } from '../../ports/index.js';
import { playerContract, type TestPlayback } from '../../ports/player.test.support.js';
import { heldClock, memoryPlayer } from './index.js';

const video = {} as HTMLVideoElement;

describe('Player in memory', () => {
  const clock = heldClock();
  const player = memoryPlayer({ clock });
  playerContract(() => ({
    start: async () => {
      player.start();
      await clock.advance(10_000);
    },
    stop: async () => player.end(),
    putMetadata: async (text) => player.metadata(text),
    open: async ({ muted } = {}) => testPlayback(await player.open({ url: '', video, muted })),
    qualities: true,
    pass: () => clock.advance(500),
  }));
});

function testPlayback(connection: PlayerConnection): TestPlayback {
  const states: string[] = [];
  const metadata: TimedMetadata[] = [];
  connection.subscribe(() => { if (states.at(-1) !== connection.state) states.push(connection.state); });
  connection.onMetadata((told) => metadata.push(told));
  return {
    look: async () => {
      const { state, position, timeline, latency, pictureTime, qualities, quality, auto, muted, volume, mutedByBrowser,
        captions, caption, error } = connection;
      return { state, position, timeline, latency, pictureTime, qualities, quality, auto, muted, volume, mutedByBrowser,
        captions, caption, error: error?.code };
    },
    states: async () => states,
    metadata: async () => metadata,
    call: async (name, ...args) => (connection[name] as (...args: unknown[]) => void)(...args),
  };
}

describe('a stream in memory', () => {
  it('is as late as it is told, and later after a stall', async () => {
    const clock = heldClock();
    const player = memoryPlayer({ clock, latency: 8, tells: 'time' });
    player.start();
    await clock.advance(20_000);
    const connection = await player.open({ url: '', video });
    await clock.advance(1000);
    expect(connection.pictureTime).toBe(clock.now() - 8000);
    player.stall(true);
    await clock.advance(3000);
    expect(connection).toMatchObject({ state: 'buffering', position: 13 });
    player.stall(false);
    await clock.advance(1000);
    expect(connection.pictureTime).toBe(clock.now() - 11_000);
    connection.toLive();
    expect(connection.pictureTime).toBe(clock.now() - 8000);
  });
});
