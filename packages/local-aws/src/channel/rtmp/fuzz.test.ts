/** What an encoder sends, damaged in every way that there is, goes through all that reads it. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { ChannelRecord, Publication } from '../contract.js';
import { mediaOf } from '../flv/media.js';
import { FlvError, FlvReader } from '../flv/reader.js';
import { Boundaries } from '../hls/boundaries.js';
import { Segmenter } from '../hls/segmenter.js';
import { Timeline } from '../hls/timeline.js';
import { ffmpeg } from '../testbed.test.support.js';
import { chunk, command, control } from './chunk-writer.js';
import { TYPES } from './message.js';
import { listenRtmp, type RtmpServer } from './server.js';

const KEY = 'sk_us-east-1_fuzz';
const CHANNEL: ChannelRecord = {
  arn: 'arn:aws:ivs:us-east-1:000000000000:channel/fuzz', id: 'fuzz', name: '', type: 'STANDARD', authorized: false,
  recordingConfigurationArn: '', playbackRestrictionPolicyArn: '',
};

/** All of a stream but the transcoder, which gets only what has come through this. */
class Parsed implements Publication {
  readonly streamId = 'st-fuzz';
  /** The first: what comes after it does nothing. */
  outcome: string | undefined;
  segments = 0;
  readonly #reader = new FlvReader();
  readonly #timeline = new Timeline();
  readonly #boundaries = new Boundaries();
  readonly #segmenter = new Segmenter({
    boundary: (shown, mustBegin) => this.#boundaries.decide(shown, 0, mustBegin),
    onSegment: () => { this.segments += 1; },
  });

  write(flv: Buffer): boolean {
    try {
      for (const tag of this.#reader.read(flv)) {
        const media = mediaOf(this.#timeline.place(tag));
        this.#boundaries.watch(media);
        this.#segmenter.push(media);
      }
    } catch (error) {
      expect(error).toBeInstanceOf(FlvError);
    }
    return true;
  }

  drained = (): Promise<void> => Promise.resolve();
  end = (outcome: string): void => { this.outcome ??= outcome; };
  onStopped = (): void => undefined;
}

const problems: string[] = [];
const streams: Parsed[] = [];
let server: RtmpServer;
beforeAll(async () => {
  server = await listenRtmp({
    directory: { channelOfKey: (key) => (key === KEY ? CHANNEL : undefined) },
    publish: () => {
      const stream = new Parsed();
      streams.push(stream);
      return stream;
    },
    host: 'localhost', port: 0, log: (problem, details) => problems.push(JSON.stringify([problem, details])),
  });
});
afterAll(() => server.close());
afterEach(() => {
  vi.useRealTimers();
  streams.length = 0;
});

const END = command(1, 'deleteStream', 5, null, 1);

/** From the first byte to the last, three seconds with a keyframe in each. */
const session = (() => {
  const { stdout } = spawnSync(ffmpeg, [
    '-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=64x36:rate=10', '-f', 'lavfi', '-i', 'sine', '-t', '3',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '10', '-sc_threshold', '0', '-pix_fmt', 'yuv420p',
    '-c:a', 'aac', '-f', 'flv', 'pipe:1',
  ]);
  const types = { audio: TYPES.audio, video: TYPES.video, script: TYPES.data };
  return Buffer.concat([
    Buffer.from([3]), Buffer.alloc(2 * 1536),
    control(TYPES.setChunkSize, 1_000_000),
    command(0, 'connect', 1, { app: 'app', tcUrl: 'rtmp://127.0.0.1/app' }),
    command(0, 'releaseStream', 2, null, KEY),
    command(0, 'createStream', 3, null),
    command(1, 'publish', 4, null, KEY, 'live'),
    ...[...new FlvReader().read(stdout)].map(({ kind, timestamp, data }) =>
      chunk({ type: types[kind], streamId: 1, timestamp, payload: data })),
    END,
  ]);
})();

/** An encoder's side of a connection, whose errors are the other side's right. */
function dial(): Socket {
  return connect(Number(new URL(server.origin).port), '127.0.0.1').on('error', () => undefined).resume();
}

/** Unlike `once` it is not about errors: one that is reset closes too. */
const closed = (socket: Socket): Promise<void> => new Promise((resolve) => { socket.on('close', () => resolve()); });

/** Resolves with the stream that came of it when the connection is closed on both sides. */
async function send(bytes: Buffer, cuts: readonly number[] = []): Promise<Parsed | undefined> {
  const before = streams.length;
  const socket = dial();
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  places.slice(1).forEach((end, at) => socket.write(bytes.subarray(places[at], end)));
  socket.end();
  await closed(socket);
  return streams[before];
}

/** One wound: some bytes at a place are replaced by others, of which there may be more, fewer or none. */
const wound = fc.record({
  at: fc.oneof(fc.nat(), fc.nat(4_000).map((near) => 3_073 + near)),
  removed: fc.oneof(fc.constant(1), fc.nat(40)),
  put: fc.uint8Array({ maxLength: 12 }),
});

test('a stream that is whole comes through whole', async () => {
  const stream = await send(session);
  expect([stream?.outcome, stream?.segments]).toEqual(['ended', 2]);
});

test('a damaged one comes to an end, if it ever began, and harms nobody (S2.13)', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(wound, { minLength: 1, maxLength: 6 }), fc.array(fc.nat(), { maxLength: 8 }),
    async (wounds, cuts) => {
      let bytes = session;
      for (const { at, removed, put } of wounds) {
        const from = at % bytes.length;
        bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + removed)]);
      }
      const stream = await send(bytes, cuts);
      if (stream) await vi.waitFor(() => expect(stream.outcome).toMatch(/^(ended|failed)$/));
    },
  ), { numRuns: 300 });
  expect((await send(session))?.segments).toBe(2);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.join()).not.toContain(KEY);
}, 60_000);

test('whoever takes forever to say what it streams is cut off, however often it sends a byte', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const [slow, quick] = [dial(), dial()];
  await Promise.all([once(slow, 'connect'), once(quick, 'connect')]);
  quick.write(session.subarray(0, -END.length));
  await vi.waitFor(() => expect(streams.map(({ segments }) => segments)).toEqual([2]));
  const cut = closed(slow);
  for (let second = 0; second < 30; second += 1) {
    slow.write(Buffer.from([3]));
    vi.advanceTimersByTime(1_000);
  }
  await cut;
  expect([quick.destroyed, streams[0]?.outcome]).toEqual([false, undefined]);
  quick.destroy();
});
