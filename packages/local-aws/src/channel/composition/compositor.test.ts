/** S4.14: how compositions begin and end, with a stage that nobody is on. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ManualClock } from '../../rig.test.support.js';
import { Taps } from '../../stage/taps.js';
import type { CompositionDestination, CompositionUpdate, Compositor } from '../composition-contract.js';
import { decode } from '../transcode/decode.test.support.js';
import { startChannelTestbed, type ChannelTestbed } from '../web-broadcast/testbed.test.support.js';
import { createCompositor, type CompositorOptions } from './index.js';

const ARN = 'arn:aws:ivs:us-east-1:000000000000:composition/abcdefghijkl';
const STAGE = { id: 'stage', arn: 'arn:aws:ivs:us-east-1:000000000000:stage/stage', name: 'stage' };
const LAYOUT = {
  type: 'grid', omitStoppedVideo: false, videoAspectRatio: 'VIDEO', videoFillMode: 'COVER', gridGap: 2,
} as const;
const ENCODER = { arn: 'encoder', video: { width: 320, height: 180, framerate: 15, bitrate: 300_000 } };

let data: string;
let channels: ChannelTestbed;
let clock: ManualClock;
let taps: Taps;
let updates: CompositionUpdate[];
let compositor: Compositor;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'compositor-'));
  channels = await startChannelTestbed(data);
  clock = new ManualClock();
  taps = new Taps({ publication: () => undefined, tap: () => () => undefined }, () => undefined);
  updates = [];
  compositor = compositorWith();
});
afterEach(async () => {
  await compositor.close();
  await channels.close();
  await rm(data, { recursive: true, force: true });
});

const compositorWith = (options: Partial<CompositorOptions> = {}) =>
  createCompositor({
    taps,
    publish: channels.hub.publish,
    ffmpeg: channels.hub.ffmpeg,
    recordings: channels.hub.recordings,
    clock,
    onUpdate: (update) => updates.push(update),
    log: () => undefined,
    ...options,
  });

const toDisk: CompositionDestination = { id: 'toDisk', bucketName: 'recordings-here', encoder: ENCODER };
const toChannel = (): CompositionDestination => ({ id: 'toChannel', channel: channels.channel(), encoder: ENCODER });
const start = (...destinations: CompositionDestination[]) =>
  compositor.start({ arn: ARN, stage: STAGE, layout: LAYOUT, destinations });
const isIn = (state: string) => expect.poll(() => compositor.get(ARN)?.state, { timeout: 20_000 }).toBe(state);
const told = () => updates.map(({ eventName }) => eventName);

it('S4.14 runs with nobody on the stage, and is whole on disk when it was stopped', async () => {
  expect(start(toDisk).state).toBe('STARTING');
  await isIn('ACTIVE');
  const directory = join(data, 'recordings', 'recordings-here', 'stage', 'abcdefghijkl', 'toDisk', 'composition');
  expect(compositor.get(ARN)?.destinations).toMatchObject([
    { state: 'ACTIVE', recordingPrefix: 'stage/abcdefghijkl/toDisk/composition' },
  ]);
  const rendition = join(directory, 'media', 'hls', '180p15');
  const recorded = async () => {
    const files = await readdir(rendition);
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(rendition, file))).size));
    return Math.max(0, ...sizes);
  };
  await expect.poll(recorded, { timeout: 20_000 }).toBeGreaterThan(10_000);
  expect(compositor.stop(ARN)).toBe(true);
  expect(compositor.stop(ARN)).toBe(false);
  await isIn('STOPPED');
  expect(told()).toEqual(['Session Started', 'Destination Start', 'Destination End', 'Session Ended']);

  const playlist = await readFile(join(rendition, 'playlist.m3u8'), 'utf8');
  expect(playlist).toContain('#EXT-X-PLAYLIST-TYPE:VOD');
  expect(playlist.trimEnd().endsWith('#EXT-X-ENDLIST')).toBe(true);
  const { pictures, samples } = await decode(join(directory, 'media', 'hls', 'multivariant.m3u8'));
  expect(pictures.length).toBeGreaterThan(0);
  expect(Math.max(...(pictures[0]?.left ?? []))).toBeLessThan(10);
  expect(samples.every((sample) => Math.abs(sample) < 0.001)).toBe(true);
  const report = await readFile(join(directory, 'events', 'recording-ended.json'), 'utf8');
  expect(JSON.parse(report)).toMatchObject({ recording_status: 'RECORDING_ENDED' });
});

it('S4.14 ends when nobody has published for 60 seconds', async () => {
  start(toDisk);
  await isIn('ACTIVE');
  await expect.poll(() => clock.waiting).toBe(1);
  clock.advance(59_000);
  expect(compositor.get(ARN)?.state).toBe('ACTIVE');
  clock.advance(1000);
  await isIn('STOPPED');
  expect(updates.at(-1)).toMatchObject({ eventName: 'Session Ended', reason: 'Nobody has published for 60 seconds.' });
});

it('S4.14 ends with its stage', async () => {
  start(toDisk);
  await isIn('ACTIVE');
  taps.removed(STAGE.id);
  await isIn('STOPPED');
  expect(updates.at(-1)).toMatchObject({ eventName: 'Session Ended', reason: 'The stage was deleted.' });
});

it('S4.14 loses a channel that is stopped, and goes on to disk', async () => {
  const destination = toChannel();
  const channelId = 'channel' in destination ? destination.channel.id : '';
  start(destination, toDisk);
  await isIn('ACTIVE');
  await expect.poll(() => channels.hub.live(channelId)?.kind, { timeout: 20_000 }).toBe('composition');
  channels.hub.stop(channelId);
  await expect.poll(told).toContain('Destination Failure');
  expect(compositor.get(ARN)).toMatchObject({
    state: 'ACTIVE', destinations: [{ state: 'FAILED' }, { state: 'ACTIVE' }],
  });
  compositor.stop(ARN);
  await isIn('STOPPED');
});

it('S4.14 fails when its only channel is streamed to by somebody else', async () => {
  const destination = toChannel();
  if ('channel' in destination) channels.hub.publish(destination.channel, 'rtmp');
  start(destination);
  await isIn('FAILED');
  expect(told()).toEqual(['Destination Failure', 'Session Failed']);
  expect(updates.at(-1)?.reason).toBe('Somebody streams to the channel already.');
});

it('S4.14 fails without an ffmpeg, and says so', async () => {
  compositor = compositorWith({ ffmpeg: undefined });
  start(toDisk);
  await isIn('FAILED');
  expect(updates.at(-1)?.reason).toBe('There is no ffmpeg on this machine.');
});

it('S4.14 ends at once when it is stopped before it began', async () => {
  start(toDisk);
  compositor.stop(ARN);
  await isIn('STOPPED');
  expect(told()).not.toContain('Session Started');
});

it('S4.14 can be asked for a few minutes more, the newest first', async () => {
  start(toDisk);
  compositor.start({ arn: `${ARN}2`, stage: STAGE, layout: LAYOUT, destinations: [{ ...toDisk, id: 'other' }] });
  expect(compositor.list().map(({ arn }) => arn)).toEqual([`${ARN}2`, ARN]);
  await isIn('ACTIVE');
  compositor.stop(ARN);
  await isIn('STOPPED');
  clock.advance(4 * 60_000);
  expect(compositor.get(ARN)?.state).toBe('STOPPED');
  clock.advance(60_000);
  await expect.poll(() => compositor.get(ARN)).toBeUndefined();
});
