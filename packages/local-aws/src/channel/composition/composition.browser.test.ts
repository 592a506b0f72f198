/** S4.14: a stage with real participants, composed to a channel and to disk. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../clock.js';
import type { StageRecord } from '../../stage/index.js';
import { launchBrowser, Participant, startTestbed, type Testbed } from '../../stage/testbed.test.support.js';
import type { CompositionUpdate } from '../composition-contract.js';
import { decode, newestSegment, strength, type Decoded } from '../transcode/decode.test.support.js';
import { startChannelTestbed, type ChannelTestbed } from '../web-broadcast/testbed.test.support.js';
import { createCompositor } from './index.js';

const RED = { colour: 'red', hertz: 440 };
const BLUE = { colour: 'blue', hertz: 1000 };

let browser: Browser;
let stages: Testbed;
let channels: ChannelTestbed;
let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'composition-'));
  [browser, stages, channels] = await Promise.all([launchBrowser(), startTestbed(), startChannelTestbed(data)]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([stages.close(), channels.close()]);
  await rm(data, { recursive: true, force: true });
});

async function enter(stage: StageRecord, look: typeof RED): Promise<Participant> {
  const { token, participantId } = await stages.hub.mint({ stage, userId: look.colour });
  const participant = await Participant.open(browser, stages, participantId);
  await participant.act('participant.paint(value)', look);
  await participant.join(token, { camera: false, subscribe: 'none' });
  return participant;
}

/** What is the most in a colour; undefined for black and grey. */
function named([red = 0, green = 0, blue = 0]: readonly number[]): string | undefined {
  const most = Math.max(red, green, blue);
  if (most - Math.min(red, green, blue) < 60) return undefined;
  return most === red ? 'red' : most === blue ? 'blue' : 'green';
}

const halves = ({ pictures }: Decoded) => {
  const last = pictures.at(-1);
  return last && [named(last.left), named(last.right)];
};

it('S4.14 people come, go and lose the media server, and the picture goes on', { timeout: 90_000 }, async () => {
  const stage = stages.stage();
  const channel = channels.channel();
  const updates: CompositionUpdate[] = [];
  const compositor = createCompositor({
    taps: stages.hub.taps,
    publish: channels.hub.publish,
    ffmpeg: channels.hub.ffmpeg,
    recordings: channels.hub.recordings,
    clock: systemClock,
    onUpdate: (update) => updates.push(update),
    log: () => undefined,
  });
  const arn = 'arn:aws:ivs:us-east-1:000000000000:composition/abcdefghijkl';
  const encoder = { arn: 'encoder', video: { width: 640, height: 360, framerate: 30, bitrate: 1_000_000 } };
  compositor.start({
    arn,
    stage,
    layout: { type: 'grid', omitStoppedVideo: false, videoAspectRatio: 'VIDEO', videoFillMode: 'COVER', gridGap: 2 },
    destinations: [{ id: 'toChannel', channel, encoder }, { id: 'toDisk', bucketName: 'recordings-here', encoder }],
  });
  const now = async () => decode(await newestSegment(channels.hub.playbackUrl(channel)));
  const shows = (left: string | undefined, right: string | undefined) =>
    expect.poll(async () => halves(await now()), { timeout: 30_000, interval: 200 }).toEqual([left, right]);

  await expect.poll(() => channels.hub.live(channel.id)?.kind, { timeout: 20_000 }).toBe('composition');
  await shows(undefined, undefined);

  const red = await enter(stage, RED);
  await shows('red', 'red');
  const blue = await enter(stage, BLUE);
  await shows('red', 'blue');
  const quieter = async () => {
    const { samples } = await now();
    return Math.min(strength(samples, RED.hertz), strength(samples, BLUE.hertz));
  };
  await expect.poll(quieter, { timeout: 15_000, interval: 200 }).toBeGreaterThan(0.1);

  await red.act('participant.video.setMuted(true)');
  await shows(undefined, 'blue');
  await red.close();
  await shows('blue', 'blue');
  const publications = () => stages.hub.taps.publishers(stage.id).map(({ publication }) => publication);
  const [before] = publications();
  stages.hub.faults.killSfu();
  await expect.poll(publications, { timeout: 20_000 }).toEqual([expect.not.stringMatching(before ?? '')]);
  await shows('blue', 'blue');
  await blue.close();

  const streams = channels.hub.sessions(channel.id);
  expect(streams).toHaveLength(1);
  compositor.stop(arn);
  await expect.poll(() => compositor.get(arn)?.state, { timeout: 15_000 }).toBe('STOPPED');
  expect(updates.map(({ eventName }) => eventName)).toEqual([
    'Session Started', 'Destination Start', 'Destination Start', 'Destination End', 'Destination End', 'Session Ended',
  ]);
  await expect.poll(() => channels.hub.live(channel.id)).toBeUndefined();

  const prefix = compositor.get(arn)?.destinations.find(({ id }) => id === 'toDisk')?.recordingPrefix ?? '';
  const hls = join(data, 'recordings', 'recordings-here', prefix, 'media', 'hls');
  const playlist = await readFile(join(hls, '360p30', 'playlist.m3u8'), 'utf8');
  expect(playlist).toContain('#EXT-X-ENDLIST');
  const seconds = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].reduce((sum, match) => sum + Number(match[1]), 0);
  const recorded = await decode(join(hls, 'multivariant.m3u8'));
  expect(recorded.pictures.length / 30).toBeCloseTo(seconds, 0);
  expect(recorded.samples.length / 48_000).toBeCloseTo(seconds, 0);
  const seen = recorded.pictures.map(({ left, right }) => `${named(left) ?? '-'} ${named(right) ?? '-'}`);
  const changes = seen.filter((one, index) => one !== seen[index - 1]);
  expect(changes).toEqual(expect.arrayContaining(['- -', 'red red', 'red blue', '- blue', 'blue blue']));
  await compositor.close();
});
