import { describe, expect, it, onTestFinished } from 'vitest';
import { memoryPlayer, type MemoryPlayerOptions } from '../adapters/memory/index.js';
import { Scene } from '../client/scene.test.support.js';
import { LiveError } from '../engine/index.js';
import { encodeCue } from '../overlays/cue.js';
import type { Player } from '../ports/index.js';
import { createAudiencePlayer } from './audience-player.js';
import type { PlaybackTokens } from './channel-link.js';
import type { PlayedChannel } from './played-channel.js';
import { OwnedStore } from '../client/store.js';

const video = {} as HTMLVideoElement;

/** An event with a channel, and one viewer of it. */
async function watch(options: MemoryPlayerOptions & { readonly isPrivate?: boolean; readonly tokens?: PlaybackTokens } = {}) {
  const scene = new Scene();
  const { clock, backend } = scene;
  const stream = memoryPlayer({ clock, ...options });
  const opened: { token?: string | undefined }[] = [];
  const player: Player = { open: (open) => { opened.push(open); return stream.open(open); } };
  const event = await scene.enter('ada');
  const audience = createAudiencePlayer({ player, event, clock, ...(options.tokens && { tokens: options.tokens }) });
  onTestFinished(() => audience.close());
  audience.attach(video);
  const report = async (on: boolean, id: string) => {
    backend.system(on ? 'playback/start' : 'playback/stop', { stream: id });
    await clock.advance(2000);
  };
  let streams = 0;
  const openChannel = async () => {
    const isPrivate = options.isPrivate ?? false;
    backend.system('playback/open', { url: 'https://live.example/a.m3u8', source: 'encoder', isPrivate, allowance: 20 });
    await clock.advance(2000);
  };
  return {
    clock, backend, event, stream, audience, opened, report, openChannel,
    state: () => audience.getState(),
    late: () => event.now() - audience.pictureTime()!,
    /** Streams for a while before the viewer comes. */
    async live() {
      await openChannel();
      stream.start();
      await clock.advance(30_000);
      await report(true, `s${++streams}`);
    },
  };
}

describe('the audience player', () => {
  it('says that there is no channel, that nothing is streamed, and plays when it is live (S2.6, S3.5)', async () => {
    const { state, openChannel, stream, clock, report, audience, opened } = await watch();
    expect(state()).toMatchObject({ status: 'none', error: undefined });
    await openChannel();
    expect(state().status).toBe('offline');
    await clock.advance(60_000);
    expect(opened).toHaveLength(0);
    stream.start();
    await clock.advance(30_000);
    await report(true, 's1');
    expect(state()).toMatchObject({ status: 'playing', latency: 5, behindLive: false, auto: true, error: undefined });
    expect(state().qualities).toHaveLength(2);
    audience.setQuality('360p');
    expect(state()).toMatchObject({ auto: false, quality: { name: '360p' } });
  });

  it('asks again for a stream that is not there yet, with a growing wait, while it is said to be live', async () => {
    const { state, openChannel, stream, clock, report, opened } = await watch();
    await openChannel();
    await report(true, 's1');
    const told: string[] = [];
    expect(state()).toMatchObject({ status: 'idle', error: { code: 'playback/not-there' } });
    await clock.advance(30_000);
    told.push(state().status);
    expect(opened.length).toBeGreaterThan(3);
    expect(opened.length).toBeLessThan(9);
    stream.start();
    await clock.advance(40_000);
    expect(state()).toMatchObject({ status: 'playing', error: undefined });
    expect(stream.connections).toBe(1);
  });

  it('plays to the end when the channel goes offline, and again when it comes back (S3.5)', async () => {
    const { state, live, stream, clock, report, opened } = await watch();
    await live();
    stream.end();
    await report(false, 's1');
    expect(state().status).toBe('playing');
    await clock.advance(5000);
    expect(state().status).toBe('offline');
    expect(stream.connections).toBe(0);
    stream.start();
    await report(true, 's2');
    expect(state().status).toBe('playing');
    expect(opened).toHaveLength(2);
  });

  it('leaves a stream that has ended alone until it is known whether it is offline', async () => {
    const { state, live, stream, clock, report, opened } = await watch();
    await live();
    stream.end();
    await clock.advance(8000);
    expect(state().status).toBe('ended');
    expect(opened).toHaveLength(1);
    await report(false, 's1');
    expect(state().status).toBe('offline');
    await clock.advance(60_000);
    expect(opened).toHaveLength(1);
  });

  it('opens again when the network comes back, and keeps what the viewer has chosen', async () => {
    const { state, live, stream, clock, audience, opened } = await watch();
    await live();
    audience.setMuted(true);
    audience.setVolume(0.5);
    stream.break();
    expect(state()).toMatchObject({ status: 'failed', error: { code: 'playback/unreachable' } });
    await clock.advance(2000);
    expect(state()).toMatchObject({ status: 'playing', muted: true, volume: 0.5, error: undefined });
    expect(opened).toHaveLength(2);
    audience.pause();
    stream.break();
    await clock.advance(60_000);
    expect(state().status).toBe('paused');
    expect(opened).toHaveLength(2);
    audience.play();
    await clock.advance(1000);
    expect(state().status).toBe('playing');
  });

  it('takes a token for a private channel, a fresh one each time; a denial is final until play', async () => {
    let asked = 0;
    let denied = false;
    const tokens: PlaybackTokens = {
      get: async () => {
        asked++;
        if (denied) throw new LiveError('roster/banned', 'No.', 'Go.', { kind: 'denied' });
        return `t${asked}`;
      },
    };
    const { state, live, stream, clock, audience, opened } = await watch({ isPrivate: true, tokens });
    await live();
    expect(opened.map(({ token }) => token)).toEqual(['t1']);
    stream.break();
    await clock.advance(2000);
    expect(opened.map(({ token }) => token)).toEqual(['t1', 't2']);
    denied = true;
    stream.break();
    await clock.advance(120_000);
    expect(asked).toBe(3);
    expect(state()).toMatchObject({ status: 'failed', error: { code: 'roster/banned' } });
    denied = false;
    audience.play();
    await clock.advance(1000);
    expect(state().status).toBe('playing');
  });

  it('gives up where the browser cannot play at all', async () => {
    const scene = new Scene();
    let tries = 0;
    const player: Player = {
      open: async () => {
        tries++;
        throw new LiveError('playback/unsupported', 'It cannot.', 'Use another.');
      },
    };
    const channel = new OwnedStore<PlayedChannel>({ url: 'https://live.example/a.m3u8' });
    const audience = createAudiencePlayer({ player, channel, clock: scene.clock });
    audience.attach(video);
    await scene.clock.advance(300_000);
    expect(tries).toBe(1);
    expect(audience.getState()).toMatchObject({ status: 'failed', error: { code: 'playback/unsupported' } });
    audience.close();
  });

  it('plays a channel of which nobody says whether it is live, by trying', async () => {
    const scene = new Scene();
    const stream = memoryPlayer({ clock: scene.clock });
    const channel = new OwnedStore<PlayedChannel>({ url: 'https://live.example/a.m3u8' });
    const audience = createAudiencePlayer({ player: stream, channel, clock: scene.clock });
    audience.attach(video);
    await scene.clock.advance(10_000);
    expect(audience.getState().status).toBe('idle');
    stream.start();
    await scene.clock.advance(45_000);
    expect(audience.getState().status).toBe('playing');
    audience.close();
    expect(stream.connections).toBe(0);
  });

  it('lets the element go, and plays in another one', async () => {
    const { live, audience, stream, state, clock } = await watch();
    await live();
    audience.attach(undefined);
    expect([stream.connections, state().status]).toEqual([0, 'idle']);
    audience.attach({} as HTMLVideoElement);
    await clock.advance(100);
    expect([stream.connections, state().status]).toEqual([1, 'playing']);
  });

  it('tells that the browser wanted silence, until the viewer un-mutes', async () => {
    const { live, audience, stream, state } = await watch();
    stream.allowSound(false);
    await live();
    expect(state()).toMatchObject({ status: 'playing', muted: true, mutedByBrowser: true });
    audience.setMuted(false);
    expect(state()).toMatchObject({ muted: false, mutedByBrowser: false });
  });

  it('counts what the network makes it wait, not what the viewer does', async () => {
    const { live, audience, stream, state, clock } = await watch();
    await live();
    stream.stall(true);
    expect(state()).toMatchObject({ status: 'buffering', rebuffers: 1 });
    await clock.advance(10_000);
    stream.stall(false);
    await clock.advance(2000);
    expect(state()).toMatchObject({ status: 'playing', latency: 15, behindLive: true, rebuffers: 1 });
    audience.pause();
    expect(state()).toMatchObject({ status: 'paused', behindLive: true });
    audience.toLive();
    await clock.advance(2000);
    expect(state()).toMatchObject({ status: 'playing', latency: 5, behindLive: false, rebuffers: 1 });
  });
});

describe('the time of the picture', () => {
  it('comes from the latency, or the dates, that the player tells', async () => {
    for (const tells of ['latency', 'time'] as const) {
      const { live, late, clock } = await watch({ tells, latency: 9 });
      await live();
      expect(late()).toBeCloseTo(9000, 0);
      await clock.advance(10_000);
      expect(late()).toBeCloseTo(9000, 0);
    }
  });

  it('stands in a pause, and is late after it until one goes back to live', async () => {
    const { live, late, clock, audience } = await watch({ latency: 6 });
    await live();
    audience.pause();
    const time = audience.pictureTime();
    await clock.advance(30_000);
    expect(audience.pictureTime()).toBe(time);
    audience.play();
    await clock.advance(1000);
    expect(late()).toBeCloseTo(36_000, 0);
    audience.toLive();
    expect(late()).toBeCloseTo(6000, 0);
  });

  it('is set right by a cue of ours, where the player tells nothing', async () => {
    const { live, late, clock, stream, audience, event } = await watch({ tells: 'nothing', latency: 18 });
    const heard: string[] = [];
    audience.onMetadata(({ text }) => heard.push(text));
    await live();
    expect(audience.getState().latency).toBeUndefined();
    expect(late()).toBeCloseTo(5000, 0);
    const cue = encodeCue({ id: 'a', at: event.now() });
    stream.metadata(cue);
    stream.metadata('of somebody else');
    await clock.advance(17_000);
    expect(heard).toEqual([]);
    await clock.advance(2000);
    expect(heard).toEqual([cue, 'of somebody else']);
    expect(late()).toBeCloseTo(18_000, -1);
    expect(audience.getState().latency).toBe(18);
  });

  it('is not there without a picture', async () => {
    const { audience, stream, live } = await watch();
    expect(audience.pictureTime()).toBeUndefined();
    await live();
    expect(audience.pictureTime()).toBeDefined();
    stream.break();
    expect(audience.pictureTime()).toBeUndefined();
  });
});
