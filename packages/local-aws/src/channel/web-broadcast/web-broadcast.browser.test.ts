/** S2.13: the unmodified `IVSBroadcastClient` in a real browser streams to a channel. */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../stage/testbed.test.support.js';
import { decode, loudness, newestSegment } from '../transcode/decode.test.support.js';
import { Broadcaster, startChannelTestbed, type ChannelTestbed } from './testbed.test.support.js';

let browser: Browser;
let testbed: ChannelTestbed;
let open: Broadcaster[] = [];

beforeAll(async () => {
  [browser, testbed] = await Promise.all([launchBrowser(), startChannelTestbed()]);
});
afterEach(async () => {
  await Promise.all(open.map((broadcaster) => broadcaster.close()));
  open = [];
});
afterAll(async () => {
  await browser.close();
  await testbed.close();
});

async function broadcaster(codec: 'any' | 'VP8' = 'any'): Promise<Broadcaster> {
  const opened = await Broadcaster.open(browser, testbed, codec);
  open.push(opened);
  return opened;
}

const isLive = (id: string) => expect.poll(() => testbed.hub.live(id)?.kind, { timeout: 20_000 });
const lastSession = (id: string) => testbed.hub.sessions(id)[0];

it.each(['any', 'VP8'] as const)('S2.13 the stream is played with picture and sound (codec: %s)', async (codec) => {
  const channel = testbed.channel();
  const ada = await broadcaster(codec);
  expect(await ada.start(`sk_${channel.id}`)).toBe('started');
  await isLive(channel.id).toBe('web-broadcast');

  const { pictures, samples } = await decode(await newestSegment(testbed.hub.playbackUrl(channel)));
  expect(pictures.length).toBeGreaterThan(10);
  expect(Math.max(...(pictures.at(-1)?.left ?? []))).toBeGreaterThan(60);
  expect(loudness(samples)).toBeGreaterThan(0.001);

  await ada.stop();
  await expect.poll(() => lastSession(channel.id)?.endTime, { timeout: 10_000 }).toBeInstanceOf(Date);
  const names = testbed.updates.filter((update) => update.channel.id === channel.id && 'eventName' in update);
  expect(names.at(-1)).toMatchObject({ eventName: 'Session Ended' });
  expect(names).not.toContainEqual(expect.objectContaining({ eventName: 'Stream Failure' }));
});

it('S2.13 a wrong stream key is the client\'s InvalidStreamKey', async () => {
  const ada = await broadcaster();
  expect(await ada.start('sk_nobody')).toMatch(/^10003 /);
});

it('S2.13 a channel has one streamer at a time, and the next can come when its key was revoked', async () => {
  const channel = testbed.channel();
  const [ada, ben] = await Promise.all([broadcaster(), broadcaster()]);
  expect(await ada.start(`sk_${channel.id}`)).toBe('started');
  await isLive(channel.id).toBe('web-broadcast');
  expect(await ben.start(`sk_${channel.id}`)).toContain('Somebody streams to this channel already.');

  testbed.hub.revoke(`sk_${channel.id}`);
  await expect.poll(() => testbed.hub.live(channel.id)).toBeUndefined();
  await expect.poll(() => ada.state(), { timeout: 15_000 }).not.toBe('connected');
  expect(await ben.start(`sk_${channel.id}`)).toBe('started');
  await isLive(channel.id).toBe('web-broadcast');
});
