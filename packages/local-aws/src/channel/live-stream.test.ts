import { spawnSync } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { FlvReader } from './flv/reader.js';
import { FLV_HEADER, flvTag, type FlvTag } from './flv/tag.js';
import { mediaOf } from './flv/media.js';
import { LiveStream } from './live-stream.js';
import { demux, textsIn, type PesPacket } from './mpegts/demux.test.support.js';
import { PIDS } from './mpegts/tables.js';
import { ffmpeg } from './testbed.test.support.js';

/** Five seconds with a keyframe in each and pictures that refer to later ones, as encoders make them unasked. */
const recorded = spawnSync(ffmpeg, [
  '-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=480x270:rate=30', '-f', 'lavfi', '-i', 'sine', '-t', '5',
  '-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-g', '30', '-sc_threshold', '0', '-pix_fmt', 'yuv420p',
  '-c:a', 'aac', '-f', 'flv', 'pipe:1',
], { maxBuffer: 32 * 1024 * 1024 }).stdout;
const tags = [...new FlvReader().read(recorded)];

interface Made {
  readonly stream: LiveStream;
  /** Demuxed segments of the upper and the lower rendition. */
  readonly segments: readonly [PesPacket[][], PesPacket[][]];
  readonly durations: readonly [number[], number[]];
  readonly failures: string[];
}

function make(): Made {
  const made = { segments: [[], []], durations: [[], []], failures: [] } as unknown as Made;
  const counters = [new Map<number, number>(), new Map<number, number>()] as const;
  const stream = new LiveStream({
    ffmpeg,
    onSegment: ({ height }, { data, duration }) => {
      const at = height === 270 ? 0 : 1;
      made.segments[at].push([...demux(data, counters[at]).packets]);
      made.durations[at].push(duration);
    },
    onPlayable: () => undefined,
    onFailure: (reason) => made.failures.push(reason),
  });
  stream.write(FLV_HEADER);
  return Object.assign(made, { stream });
}

async function feed({ stream }: Made, some: readonly FlvTag[]): Promise<void> {
  for (const tag of some) if (!stream.write(flvTag(tag))) await stream.drained();
}

const of = (packets: readonly PesPacket[], pid: number): PesPacket[] => packets.filter((packet) => packet.pid === pid);

test('both renditions are cut at the same pictures, and each segment begins with one that stands alone', async () => {
  const made = make();
  await feed(made, tags);
  await made.stream.finish();
  const [upper, lower] = made.segments;
  expect(made.failures).toEqual([]);
  expect([upper.length, lower.length]).toEqual([5, 5]);
  expect(made.durations[0].slice(0, 4)).toEqual(made.durations[1].slice(0, 4));
  for (const [at, packets] of [...upper, ...lower].entries()) {
    const [first, ...rest] = of(packets, PIDS.video);
    expect([at, first?.randomAccess, rest.some(({ randomAccess }) => randomAccess)]).toEqual([at, true, false]);
    expect(rest).toHaveLength(29);
    expect(of(packets, PIDS.audio).length).toBeGreaterThan(30);
  }
  const shown = (segment: PesPacket[] | undefined): number => (of(segment ?? [], PIDS.video)[0]?.shown ?? 0) / 90;
  upper.forEach((segment, at) => expect(Math.abs(shown(segment) - shown(lower[at]))).toBeLessThan(40));
  expect(made.stream.renditions.map((rendition) => rendition.playlist().endsWith('#EXT-X-ENDLIST\n'))).toEqual([true, true]);
  expect(made.stream.renditions.map((rendition) => rendition.variant()?.name)).toEqual(['270p30', '134p30']);
});

test('a cue is at the picture that was coming in, in both renditions, once and in order (S2.10, S3.4)', async () => {
  const made = make();
  const put: { readonly text: string; readonly newest: number }[] = [];
  let newest = 0;
  for (const [at, tag] of tags.entries()) {
    await feed(made, [tag]);
    const media = mediaOf(tag);
    if (media.is === 'picture') newest = Math.max(newest, media.shown);
    if (at < 10 || at % 17 > 1) continue;
    put.push({ text: `cue ${at}`, newest });
    made.stream.cue(`cue ${at}`);
  }
  await made.stream.finish();
  for (const rendition of made.segments) {
    const cues = rendition.flatMap((packets) => of(packets, PIDS.metadata).slice(1));
    expect(cues.map(({ content }) => textsIn(content))).toEqual(put.map(({ text }) => [['metadata.live-video.net', text]]));
    // The line of time begins with the first tag, and all times in the transport stream are a second later.
    cues.forEach(({ shown }, at) => expect(Math.abs(shown / 90 - 1_000 - (put[at]?.newest ?? 0))).toBeLessThan(40));
    for (const packets of rendition) {
      const pictures = of(packets, PIDS.video).map(({ shown }) => shown / 90);
      for (const { shown } of of(packets, PIDS.metadata)) {
        expect(shown / 90).toBeGreaterThanOrEqual(Math.min(...pictures) - 40);
        expect(shown / 90).toBeLessThanOrEqual(Math.max(...pictures) + 74);
      }
    }
  }
});

test('pictures without sound, and sound that comes late, go live without delay', async () => {
  const isVideo = ({ kind }: FlvTag): boolean => kind !== 'audio';
  const late = (tag: FlvTag): boolean => isVideo(tag) || tag.timestamp > 2_500 || mediaOf(tag).is !== 'sound';
  for (const some of [tags.filter(isVideo), tags.filter(late)]) {
    const made = make();
    const upTo = some.findIndex(({ kind, timestamp }) => kind === 'video' && timestamp > 1_500);
    await feed(made, some.slice(0, upTo));
    // Half of the second second is in; the first one can be played.
    await vi.waitFor(() => expect(made.segments.map(({ length }) => length)).toEqual([1, 1]), { timeout: 10_000 });
    await feed(made, some.slice(upTo));
    await made.stream.finish();
    const sounds = made.segments.map((rendition) => rendition.map((packets) => of(packets, PIDS.audio).length > 0));
    const hasSound = some.some((tag) => mediaOf(tag).is === 'sound');
    expect(sounds).toEqual(Array(2).fill([false, false, hasSound, hasSound, hasSound]));
  }
});

test('a clock that leaps forward or back does not leap for who watches', async () => {
  const made = make();
  const later = (by: number, some: readonly FlvTag[]): FlvTag[] =>
    some.map((tag) => ({ ...tag, timestamp: tag.timestamp + by }));
  const third = Math.floor(tags.length / 3);
  await feed(made, later(3_600_000, tags.slice(0, third)));
  await feed(made, later(7_200_000, tags.slice(third, 2 * third)));
  await feed(made, later(0, tags.slice(2 * third)));
  await made.stream.finish();
  expect(made.failures).toEqual([]);
  for (const rendition of made.segments) {
    const decoded = rendition.flatMap((packets) => of(packets, PIDS.video)).map((packet) => packet.decoded / 90);
    decoded.slice(1).forEach((time, at) => expect(time - (decoded[at] ?? 0)).toBeLessThan(200));
    expect(decoded[0]).toBeLessThan(1_200);
    expect(decoded.at(-1)).toBeGreaterThan(5_500);
  }
});

test('a stream without keyframes is not waited for without end', async () => {
  const made = make();
  const [script, ...rest] = tags;
  const dull = rest.filter((tag) => mediaOf(tag).is !== 'picture' || !(mediaOf(tag) as { keyframe: boolean }).keyframe);
  await feed(made, [script as FlvTag, ...dull]);
  for (let round = 1; round < 4; round += 1) {
    await feed(made, dull.slice(2).map((tag) => ({ ...tag, timestamp: tag.timestamp + round * 4_900 })));
  }
  expect(made.failures).toEqual(['no keyframe for 12 seconds; set the encoder to one every 2 seconds']);
  await made.stream.finish();
  expect(made.segments).toEqual([[], []]);
});

test('what is no FLV is a failure that says so', async () => {
  const made = make();
  made.stream.write(Buffer.alloc(20_000, 'rubbish'));
  expect(made.failures).toHaveLength(1);
  await made.stream.finish();
});
