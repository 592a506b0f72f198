import { expect, it } from 'vitest';
import type { PlayerConnection, TimedMetadata } from './player.js';

/** What leaves a page of a connection. */
export type Seen = Omit<Pick<PlayerConnection,
  | 'state' | 'position' | 'timeline' | 'latency' | 'pictureTime' | 'qualities' | 'quality' | 'auto' | 'muted' | 'volume'
  | 'mutedByBrowser' | 'captions' | 'caption'>, never> & { readonly error: string | undefined };

type Calls = 'play' | 'pause' | 'toLive' | 'setQuality' | 'setMuted' | 'setVolume' | 'setCaption' | 'close';

/** One connection under test, wherever it runs. */
export interface TestPlayback {
  look(): Promise<Seen>;
  /** Every state that was told of, each once in a row. */
  states(): Promise<readonly string[]>;
  metadata(): Promise<readonly TimedMetadata[]>;
  call<Name extends Calls>(name: Name, ...args: Parameters<PlayerConnection[Name]>): Promise<void>;
}

/** A channel and a player for it. */
export interface TestChannel {
  /** Resolves when the stream can be opened. */
  start(): Promise<void>;
  stop(): Promise<void>;
  putMetadata(text: string): Promise<void>;
  open(options?: { readonly muted?: boolean }): Promise<TestPlayback>;
  /** More than one can be chosen. */
  readonly qualities: boolean;
  /** Lets time pass, where it is held. */
  readonly pass: () => Promise<void>;
}

/** What every adapter of `Player` does. The channel is the same for all, and nothing is streamed to it at first. */
export function playerContract(channel: () => TestChannel): void {
  const until = <Value>(look: () => Promise<Value>, timeout = 20_000) => expect.poll(async () => {
    await channel().pass();
    return look();
  }, { timeout, interval: 50 });
  const state = async (playback: TestPlayback) => (await playback.look()).state;
  const plays = async (playback: TestPlayback) => {
    await until(() => state(playback)).toBe('playing');
    const { position } = await playback.look();
    await until(async () => (await playback.look()).position).toBeGreaterThan(position + 0.2);
  };

  it('is idle while nothing is streamed, and says so', async () => {
    const playback = await channel().open();
    await until(() => playback.look()).toMatchObject({ state: 'idle', error: 'playback/not-there' });
    await playback.call('close');
  });

  it('plays, and tells what it plays (S2.6)', async () => {
    await channel().start();
    const playback = await channel().open();
    await plays(playback);
    const { qualities, quality, auto, muted, volume, error } = await playback.look();
    expect(qualities).toContainEqual(quality);
    expect(quality!.height).toBeGreaterThan(0);
    expect({ auto, muted, volume, error }).toEqual({ auto: true, muted: false, volume: 1, error: undefined });
    expect((await playback.states())[0]).not.toBe('paused');
    await playback.call('close');
  });

  it('tells timed metadata when the picture reaches it (S3.4)', async () => {
    const playback = await channel().open({ muted: true });
    await plays(playback);
    const before = await playback.look();
    await channel().putMetadata('It is "här" 🎈');
    await until(() => playback.metadata()).toHaveLength(1);
    const [told] = await playback.metadata();
    const { position, timeline, muted } = await playback.look();
    expect(told!.text).toBe('It is "här" 🎈');
    expect(muted).toBe(true);
    expect(timeline).toBe(before.timeline);
    expect(told!.position).toBeGreaterThanOrEqual(before.position - 0.5);
    expect(told!.position).toBeLessThanOrEqual(position + 0.5);
    await playback.call('close');
  });

  it('stands still while paused, and goes back to live', async () => {
    const playback = await channel().open({ muted: true });
    await plays(playback);
    await playback.call('pause');
    await until(() => state(playback)).toBe('paused');
    const { position } = await playback.look();
    await channel().pass();
    expect((await playback.look()).position).toBeCloseTo(position, 1);
    await playback.call('toLive');
    await plays(playback);
    const after = await playback.look();
    await playback.call('toLive');
    await plays(playback);
    expect(after.error).toBeUndefined();
    await playback.call('close');
  });

  it('takes the quality, the volume and the silence that it is given', async () => {
    const playback = await channel().open({ muted: true });
    await plays(playback);
    const { qualities } = await playback.look();
    expect(qualities.length > 1).toBe(channel().qualities);
    const lowest = [...qualities].sort((a, b) => a.bitrate - b.bitrate)[0]!;
    await playback.call('setQuality', lowest.id);
    await until(() => playback.look()).toMatchObject({ auto: false, quality: lowest });
    await playback.call('setQuality', undefined);
    await until(() => playback.look()).toMatchObject({ auto: true });
    await playback.call('setMuted', false);
    await playback.call('setVolume', 0.25);
    await until(() => playback.look()).toMatchObject({ muted: false, volume: 0.25, mutedByBrowser: false });
    await playback.call('close');
  });

  it('does nothing once it is closed', async () => {
    const playback = await channel().open({ muted: true });
    await plays(playback);
    await playback.call('close');
    const [{ position }, states] = [await playback.look(), await playback.states()];
    for (const name of ['play', 'pause', 'toLive', 'close'] as const) await playback.call(name);
    await playback.call('setMuted', false);
    await playback.call('setQuality', undefined);
    await channel().pass();
    expect((await playback.look()).position).toBe(position);
    expect(await playback.states()).toEqual(states);
  });

  it('ends when the stream does (S3.5)', async () => {
    const playback = await channel().open({ muted: true });
    await plays(playback);
    await channel().stop();
    await until(() => state(playback), 30_000).toBe('ended');
    await playback.call('play');
    expect(await state(playback)).toBe('ended');
    await playback.call('close');
  });
}
