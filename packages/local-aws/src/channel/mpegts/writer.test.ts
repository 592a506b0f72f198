import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AacConfiguration } from '../flv/aac.js';
import type { AvcConfiguration } from '../flv/avc.js';
import { demux, textsIn, type PesPacket } from './demux.test.support.js';
import { PIDS } from './tables.js';
import { TransportWriter } from './writer.js';

const video = {
  codec: 'avc1.42C01E', profile: 66, level: 30, width: 640, height: 360, lengthBytes: 4,
  parameterSets: [Buffer.from([0x67, 1]), Buffer.from([0x68, 2])],
} satisfies AvcConfiguration;
const audio = { codec: 'mp4a.40.2', sampleRate: 48_000, channels: 2, rateIndex: 3 } satisfies AacConfiguration;

/** Whole milliseconds, up to beyond the point where 33 bits of ticks begin anew. */
const time = fc.integer({ min: 0, max: 100_000_000 });
const ticks = (milliseconds: number): number => (milliseconds * 90 + 90_000) % 2 ** 33;

/** 1 to 1,024 bytes of UTF-8, as PutMetadata takes. */
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 1024 })
  .map((value) => Buffer.from(value.replaceAll('\0', ' ')).subarray(0, 1024).toString().replace(/\uFFFD+$/, '') || '?')
  .filter((value) => Buffer.byteLength(value) <= 1024);

const unit = fc.uint8Array({ minLength: 1, maxLength: 3_000 }).map((bytes) => Buffer.from(bytes));
const something = fc.oneof(
  fc.record({ is: fc.constant('picture' as const), unit, decoded: time, delay: fc.nat(200), keyframe: fc.boolean() }),
  fc.record({ is: fc.constant('sound' as const), unit, shown: time }),
  fc.record({ is: fc.constant('cue' as const), text, shown: time }),
);

function prefixed(data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, data]);
}

test('what is written is read again: order, times, bytes, counters over segments, checksums (S2.10)', () => {
  fc.assert(fc.property(fc.array(fc.array(something, { maxLength: 8 }), { minLength: 1, maxLength: 4 }), (segments) => {
    const writer = new TransportWriter();
    const counters = new Map<number, number>();
    for (const content of segments) {
      writer.begin(0, { audio: true });
      for (const one of content) {
        if (one.is === 'cue') writer.cue(one.shown, one.text);
        else if (one.is === 'sound') writer.sound(one.unit, one.shown, audio);
        else writer.picture({ ...one, data: prefixed(one.unit), shown: one.decoded + one.delay }, video);
      }
      const { packets, streams } = demux(writer.take(), counters);
      expect([...streams.values()]).toEqual([0x1b, 0x0f, 0x15]);
      const of = (pid: number): PesPacket[] => packets.filter((packet) => packet.pid === pid);

      const [heartbeat, ...cues] = of(PIDS.metadata);
      expect(textsIn(heartbeat?.content ?? Buffer.alloc(0))).toEqual([]);
      expect(cues.map(({ shown, content: tag }) => [shown, textsIn(tag)])).toEqual(
        content.filter((one) => one.is === 'cue').map((one) => [ticks(one.shown), [['metadata.live-video.net', one.text]]]),
      );
      expect(of(PIDS.video).map(({ shown, decoded, randomAccess }) => [shown, decoded, randomAccess])).toEqual(
        content.filter((one) => one.is === 'picture')
          .map((one) => [ticks(one.decoded + one.delay), ticks(one.decoded), one.keyframe]),
      );
      for (const { clock = NaN, decoded } of of(PIDS.video)) {
        expect((decoded - clock + 2 ** 33) % 2 ** 33).toBe(45_000);
      }
      expect(of(PIDS.audio).map(({ shown, content: frame }) => [shown, frame.subarray(7)])).toEqual(
        content.filter((one) => one.is === 'sound').map((one) => [ticks(one.shown), one.unit]),
      );
    }
  }), { numRuns: 60 });
});

test('a program without sound announces none', () => {
  const writer = new TransportWriter();
  writer.begin(0, { audio: false });
  expect([...demux(writer.take()).streams.values()]).toEqual([0x1b, 0x15]);
});
