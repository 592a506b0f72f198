import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteQueue } from '../byte-queue.js';
import { ChunkReader } from './chunk-reader.js';
import { chunk, control } from './chunk-writer.js';
import { RtmpError, TYPES, type RtmpMessage } from './message.js';

/** What an encoder writes: messages of some chunk streams, interleaved chunk by chunk. */
interface Sending {
  readonly id: number;
  readonly message: RtmpMessage;
}

function bytesOf(size: number, text = 3): Buffer {
  return Buffer.alloc(size, text);
}

/** The chunks of one message: a full header, then chunks that only go on. */
function chunksOf({ id, message }: Sending, chunkBytes: number): Buffer[] {
  const { payload, timestamp, type, streamId } = message;
  const extended = timestamp >= 0xffffff;
  const time = Buffer.alloc(extended ? 4 : 0);
  if (extended) time.writeUInt32BE(timestamp);
  const basic = (format: number): Buffer => {
    if (id < 64) return Buffer.from([(format << 6) | id]);
    if (id < 320) return Buffer.from([format << 6, id - 64]);
    return Buffer.from([(format << 6) | 1, (id - 64) & 0xff, (id - 64) >> 8]);
  };
  const header = Buffer.alloc(11);
  header.writeUIntBE(Math.min(timestamp, 0xffffff), 0, 3);
  header.writeUIntBE(payload.length, 3, 3);
  header[6] = type;
  header.writeUInt32LE(streamId, 7);
  const chunks = [Buffer.concat([basic(0), header, time, payload.subarray(0, chunkBytes)])];
  for (let at = chunkBytes; at < payload.length; at += chunkBytes) {
    chunks.push(Buffer.concat([basic(3), time, payload.subarray(at, at + chunkBytes)]));
  }
  return chunks;
}

const message: fc.Arbitrary<RtmpMessage> = fc.record({
  type: fc.constantFrom(TYPES.audio, TYPES.video, TYPES.data, TYPES.command),
  streamId: fc.constantFrom(0, 1, 2 ** 32 - 1),
  timestamp: fc.oneof(fc.nat(100_000), fc.nat(2 ** 32 - 1)),
  payload: fc.nat(700).map((size) => bytesOf(size)),
});

test('messages are whole again, however they are interleaved and cut (S2.13)', () => {
  const streams = fc.uniqueArray(fc.constantFrom(3, 4, 63, 64, 319, 320, 65_599), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(streams.chain((ids) => fc.record({
    sendings: fc.array(fc.record({ id: fc.constantFrom(...ids), message }), { maxLength: 12 }),
    chunkBytes: fc.integer({ min: 5, max: 1_000 }),
    order: fc.array(fc.nat(), { maxLength: 40 }),
    cuts: fc.array(fc.nat(), { maxLength: 20 }),
  })), ({ sendings, chunkBytes, order, cuts }) => {
    const waiting = new Map<number, { sending: Sending; chunks: Buffer[] }[]>();
    for (const sending of sendings) {
      const queue = waiting.get(sending.id) ?? [];
      waiting.set(sending.id, [...queue, { sending, chunks: chunksOf(sending, chunkBytes) }]);
    }
    const parts = [control(TYPES.setChunkSize, chunkBytes)];
    const expected: RtmpMessage[] = [];
    for (let turn = 0; waiting.size > 0; turn += 1) {
      const ids = [...waiting.keys()];
      const id = ids[(order[turn % Math.max(order.length, 1)] ?? 0) % ids.length] as number;
      const [first] = waiting.get(id) ?? [];
      if (!first) { waiting.delete(id); continue; }
      parts.push(first.chunks.shift() as Buffer);
      if (first.chunks.length > 0) continue;
      expected.push(first.sending.message);
      waiting.get(id)?.shift();
    }
    const stream = Buffer.concat(parts);
    const places = [0, ...cuts.map((cut) => cut % (stream.length + 1)), stream.length].sort((a, b) => a - b);
    const bytes = new ByteQueue();
    const reader = new ChunkReader();
    const read = places.slice(1).flatMap((end, index) => {
      bytes.push(stream.subarray(places[index], end));
      return [...reader.read(bytes)];
    });
    expect(read).toEqual(expected);
    expect(bytes.length).toBe(0);
  }), { numRuns: 100 });
});

test('times that are told as differences add up', () => {
  const bytes = new ByteQueue();
  bytes.push(chunk({ type: TYPES.command, streamId: 1, timestamp: 1_000, payload: bytesOf(2) }));
  bytes.push(Buffer.from([(1 << 6) | 3, 0, 0, 40, 0, 0, 1, TYPES.video, 7])); // 40 ms later, of another type and length
  bytes.push(Buffer.from([(2 << 6) | 3, 0, 0, 20, 8])); // 20 ms later, else the same
  bytes.push(Buffer.from([(3 << 6) | 3, 9])); // the same step again
  expect([...new ChunkReader().read(bytes)].map(({ type, timestamp, streamId }) => [type, timestamp, streamId])).toEqual([
    [TYPES.command, 1_000, 1], [TYPES.video, 1_040, 1], [TYPES.video, 1_060, 1], [TYPES.video, 1_080, 1],
  ]);
});

test('a message that is given up leaves nothing', () => {
  const bytes = new ByteQueue();
  const reader = new ChunkReader();
  const [begun] = chunksOf({ id: 5, message: { type: TYPES.video, streamId: 1, timestamp: 0, payload: bytesOf(500) } }, 128);
  bytes.push(begun as Buffer);
  expect([...reader.read(bytes)]).toEqual([]);
  bytes.push(control(TYPES.abort, 5));
  const next = { type: TYPES.audio, streamId: 1, timestamp: 1, payload: bytesOf(3) };
  for (const part of chunksOf({ id: 5, message: next }, 128)) bytes.push(part);
  expect([...reader.read(bytes)]).toEqual([next]);
});

test('random bytes are messages, or a RtmpError, and little is kept', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 500 }), { maxLength: 20 }), (pieces) => {
    const bytes = new ByteQueue();
    const reader = new ChunkReader();
    try {
      for (const piece of pieces) {
        bytes.push(Buffer.from(piece));
        Array.from(reader.read(bytes));
      }
    } catch (error) {
      expect(error).toBeInstanceOf(RtmpError);
    }
  }), { numRuns: 1_000 });
});

test('what would need too much memory is refused before it is there', () => {
  const huge = new ByteQueue();
  huge.push(Buffer.from([3, 0, 0, 0, 0xff, 0xff, 0xff, TYPES.video, 0, 0, 0, 0]));
  expect(() => [...new ChunkReader().read(huge)]).toThrow('a message of 16777215 bytes is too large');

  const many = new ByteQueue();
  many.push(control(TYPES.setChunkSize, 1_000_000));
  for (let id = 3; id < 15; id += 1) {
    const payload = bytesOf(2_000_000);
    many.push(chunksOf({ id, message: { type: TYPES.video, streamId: 1, timestamp: 0, payload } }, 1_000_000)[0] as Buffer);
  }
  expect(() => [...new ChunkReader().read(many)]).toThrow('there are too many unfinished messages');
});
