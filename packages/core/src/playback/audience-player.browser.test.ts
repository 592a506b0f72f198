/** A viewer in Chromium, as people have it (no sound without a click), with real players on a channel of local-aws. */
import type { Page as Tab } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PlayerName } from '../adapters/player/player-page.test.support.js';
import { startPlayerTestbed, type BedChannel, type PlayerTestbed } from '../adapters/player/player-testbed.test.support.js';
import { encodeCue, shownContent, type OverlayView } from '../overlays/index.js';
import { notice } from '../overlays/viewer.test.support.js';
import type { AudiencePage } from './audience-page.test.support.js';
import type { AudiencePlayerState } from './contract.js';
import type { Channel } from './facts.js';

interface InPage {
  readonly audiencePage: AudiencePage;
}

let bed: PlayerTestbed;
let channel: BedChannel;
let tab: Tab;
beforeAll(async () => {
  bed = await startPlayerTestbed({ page: new URL('./audience-page.test.support.ts', import.meta.url), quiet: true });
});
afterAll(() => bed.close());

const look = () => tab.evaluate(() => (globalThis as never as InPage).audiencePage.look());
const call = (name: 'play' | 'pause' | 'toLive') =>
  tab.evaluate((called) => (globalThis as never as InPage).audiencePage.call(called), name);
const until = <Value>(read: (seen: Awaited<ReturnType<typeof look>>) => Value) =>
  expect.poll(async () => read(await look()), { timeout: 25_000, interval: 50 });

/** What the event's view says, as the server would. */
class View {
  readonly overlays: Record<string, OverlayView> = {};
  constructor(public state: Channel['state'], public stream: string) {}

  get value() {
    const { state, stream, overlays } = this;
    const row: Channel = { url: channel.url, source: 'encoder', isPrivate: false, allowance: 20, state, stream };
    return { channel: { channel: row }, overlays };
  }

  async write(change: Partial<Pick<View, 'state' | 'stream'>> = {}): Promise<void> {
    Object.assign(this, change);
    await tab.evaluate((view) => (globalThis as never as InPage).audiencePage.write(view), this.value);
  }

  /** Sends an overlay, and with it its cue into the stream, or what is none of ours. */
  async send(id: string, duration: number, isCue: boolean): Promise<{ readonly at: number; readonly cue: string }> {
    const [at, content] = [Date.now(), shownContent(notice(duration))];
    const cue = isCue ? encodeCue({ id, at, content }) : `not a cue: ${id}`;
    for (const [earlier, row] of Object.entries(this.overlays)) {
      this.overlays[earlier] = { endedAt: at, ended: 'replaced', ...row };
    }
    this.overlays[id] = { kind: 'notice', content, at, duration, until: at + duration * 1000 };
    await channel.putMetadata(cue);
    await this.write();
    return { at, cue };
  }
}

describe.each<PlayerName>(['hls', 'ivs'])('an audience player: %s', (name) => {
  it('plays, shows overlays with the picture, pauses, and comes back with the stream (S2.6, S3.4, S3.5)', async () => {
    channel = await bed.channel();
    const view = new View('live', `${name}-1`);
    await channel.start();
    onTestFinished(() => Promise.all([channel.stop(), tab.close()]).then(() => undefined));
    const told: string[] = [];
    tab = await bed.tab({ hash: JSON.stringify({ player: name, view: view.value }), told: (text) => told.push(text) });
    const states = () => told.filter((text) => text.startsWith('{')).map((text) => JSON.parse(text) as AudiencePlayerState);
    await expect.poll(() => states().at(-1), { timeout: 25_000 })
      .toMatchObject({ status: 'playing', mutedByBrowser: true, muted: true });
    expect((await look()).video.muted).toBe(true);
    await tab.evaluate(() => (globalThis as never as InPage).audiencePage.setMuted(false));
    await until(({ status, mutedByBrowser, video }) => ({ status, mutedByBrowser, muted: video.muted }))
      .toEqual({ status: 'playing', mutedByBrowser: false, muted: false });

    const a = await view.send('a', 60, true);
    await until(({ shown, told }) => shown['a'] !== undefined && told[a.cue] !== undefined).toBe(true);
    // With its own cue, give or take what the clock knew before.
    const { shown: { a: [withCue] = [] }, told: { [a.cue]: cued = 0 } } = await look();
    expect(Math.abs(withCue!.now - cued)).toBeLessThan(5000);

    // The next one takes its place; its cue is lost. What somebody else puts into the stream at the same moment shows
    // where the picture really is.
    const b = await view.send('b', 5, false);
    await until(({ shown, told: { [b.cue]: passed } }) => shown['b']?.length === 2 && passed !== undefined).toBe(true);
    const { shown: { a: [, replaced] = [], b: [byFeed, gone] = [] }, told: { [b.cue]: passed = 0 } } = await look();
    expect(Math.abs(byFeed!.now - passed)).toBeLessThan(2500);
    expect(replaced).toEqual(byFeed);
    expect(gone!.picture! - b.at).toBeGreaterThan(4900);
    const late = passed - b.at;

    await call('pause');
    await until(({ status, behindLive }) => ({ status, behindLive })).toEqual({ status: 'paused', behindLive: true });
    // On a busy machine the last picture is shown a little later than the pause is said.
    let stood = await look();
    await until((seen) => {
      if (Math.abs(seen.pictureTime! - stood.pictureTime!) >= 50) stood = seen;
      return seen.now - stood.now;
    }).toBeGreaterThan(1500);
    await call('toLive');
    await until(({ status, behindLive }) => ({ status, behindLive })).toEqual({ status: 'playing', behindLive: false });
    await until(({ late: now }) => now).toBeLessThan(late + 2500);

    await channel.stop();
    await view.write({ state: 'offline' });
    await until(({ status }) => status).toBe('offline');
    expect((await look()).pictureTime).toBeUndefined();
    await channel.start();
    await view.write({ state: 'live', stream: `${name}-2` });
    await until(({ status }) => status).toBe('playing');
  });
});
