/** What is left of a stream on disk, and that it plays from there. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateRecordingConfigurationCommand, GetStreamSessionCommand, StopStreamCommand, type CreateRecordingConfigurationRequest,
} from '@aws-sdk/client-ivs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createChannel, startRig, type Rig, type TestChannel } from '../../rig.test.support.js';
import { demux } from '../mpegts/demux.test.support.js';
import { encode, killEncoders, rtmpUrl, textOf, untilLive, urlsIn, type Encoder } from '../testbed.test.support.js';

let data: string;
let rig: Rig;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'recording-'));
  rig = await startRig({ data });
});
afterEach(async () => {
  killEncoders();
  await rig[Symbol.asyncDispose]();
  await rm(data, { recursive: true });
});

const BUCKET = 'recordings-of-mine';

async function recordedChannel(input: Partial<CreateRecordingConfigurationRequest> = {}): Promise<TestChannel> {
  const { recordingConfiguration } = await rig.ivs.send(new CreateRecordingConfigurationCommand({
    destinationConfiguration: { s3: { bucketName: BUCKET } }, ...input,
  }));
  return createChannel(rig, { recordingConfigurationArn: recordingConfiguration?.arn });
}

async function stream(channel: TestChannel): Promise<Encoder> {
  const encoder = encode(rtmpUrl(rig, channel));
  await untilLive(rig, channel.arn);
  return encoder;
}

async function happened({ arn: channelArn }: TestChannel): Promise<string[]> {
  const { streamSession } = await rig.ivs.send(new GetStreamSessionCommand({ channelArn }));
  return (streamSession?.truncatedEvents ?? []).map(({ name }) => name as string).reverse();
}

const untilHappened = (channel: TestChannel, name: string): Promise<void> =>
  vi.waitFor(async () => expect(await happened(channel)).toContain(name), { timeout: 20_000 });

/** The prefixes of the recordings of a channel. */
async function prefixes({ id }: TestChannel): Promise<string[]> {
  const found = await readdir(join(data, 'recordings', BUCKET), { recursive: true });
  return found.filter((path) => path.endsWith('events')).map((path) => path.slice(0, -'/events'.length))
    .filter((path) => path.includes(`/${id}/`));
}

test('a recording is laid out as on AWS and plays to its end (S1.23, S2.19)', async () => {
  const channel = await recordedChannel();
  const encoder = await stream(channel);
  await untilHappened(channel, 'Recording Start');
  await encoder.stop();
  await untilHappened(channel, 'Recording End');
  expect(await happened(channel)).toEqual([
    'Session Created', 'Stream Start', 'Recording Start', 'Stream End', 'Session Ended', 'Recording End',
  ]);

  const [prefix = ''] = await prefixes(channel);
  expect(prefix).toMatch(new RegExp(`^ivs/v1/000000000000/${channel.id}/\\d{4}/\\d+/\\d+/\\d+/\\d+/\\w{12}$`));
  const report = JSON.parse(await readFile(join(data, 'recordings', BUCKET, prefix, 'events/recording-ended.json'), 'utf8'));
  expect(report).toMatchObject({
    version: 'v1', channel_arn: channel.arn, recording_status: 'RECORDING_ENDED',
    media: { hls: { path: 'media/hls', playlist: 'master.m3u8', renditions: [
      { path: '480p30', playlist: 'playlist.m3u8', resolution_width: 640, resolution_height: 480 }, { path: '360p30' },
    ] } },
  });

  const master = `${rig.aws.endpoint}/recording/${BUCKET}/${prefix}/media/hls/master.m3u8`;
  for (const variant of urlsIn(await textOf(master), master)) {
    const playlist = await textOf(variant);
    expect(playlist).toMatch(/PLAYLIST-TYPE:VOD[^]*#EXT-X-ENDLIST\n$/);
    const lengths = [...playlist.matchAll(/EXTINF:([\d.]+)/g)].map(([, seconds]) => Number(seconds));
    const total = lengths.reduce((sum, seconds) => sum + seconds, 0);
    expect(Math.abs(total * 1000 - report.media.hls.duration_ms)).toBeLessThan(100);
    const counters = new Map<number, number>();
    for (const url of urlsIn(playlist, variant)) {
      // The last one is as short as what had come since the one before it.
      expect(demux(Buffer.from(await (await fetch(url)).arrayBuffer()), counters).packets.length).toBeGreaterThan(0);
    }
  }
  expect(await (await fetch(master, { method: 'HEAD' })).text()).toBe('');
});

test('an encoder that comes back within the window goes on in the same recording', async () => {
  const channel = await recordedChannel({ recordingReconnectWindowSeconds: 300 });
  await stream(channel);
  await rig.ivs.send(new StopStreamCommand({ channelArn: channel.arn }));
  const again = await stream(channel);
  await again.stop();
  await untilHappened(channel, 'Session Ended');
  expect(await happened(channel)).not.toContain('Recording End');
  // Closing waits for no window.
  await rig[Symbol.asyncDispose]();
  const [prefix = '', ...more] = await prefixes(channel);
  expect(more).toEqual([]);
  const hls = join(data, 'recordings', BUCKET, prefix, 'media/hls');
  const playlist = await readFile(join(hls, '480p30/playlist.m3u8'), 'utf8');
  expect(playlist.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
  expect(playlist).toContain('ENDLIST');
  rig = await startRig({ data });
});

test('a bucket that cannot be written is told, and the stream goes on', async () => {
  const channel = await recordedChannel();
  await writeFile(join(data, 'recordings'), 'in the way');
  const encoder = await stream(channel);
  await untilHappened(channel, 'Recording Start Failure');
  await untilLive(rig, channel.arn);
  await encoder.stop();
  await untilHappened(channel, 'Recording End Failure');
  await rm(join(data, 'recordings'));
});
