import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AmfError, decodeAmf, encodeAmf, type AmfValue } from './amf0.js';
import { mediaOf } from './media.js';
import { FlvError, FlvReader } from './reader.js';
import { FLV_HEADER, flvTag, type FlvTag } from './tag.js';

const tag: fc.Arbitrary<FlvTag> = fc.record({
  kind: fc.constantFrom('audio', 'video', 'script'),
  timestamp: fc.nat(2 ** 32 - 1),
  data: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
});

/** Cuts the bytes at these places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

test('tags are read as they were written, however the stream is cut', () => {
  fc.assert(fc.property(fc.array(tag), fc.array(fc.nat()), (tags, places) => {
    const reader = new FlvReader();
    const stream = Buffer.concat([FLV_HEADER, ...tags.map(flvTag)]);
    expect(cut(stream, places).flatMap((piece) => [...reader.read(piece)])).toEqual(tags);
  }));
});

const beginning = (kind: FlvTag['kind'], first: number, { data }: FlvTag): FlvTag =>
  ({ kind, timestamp: 0, data: Buffer.concat([Buffer.from([first]), data]) });

test('what is not FLV, or not H.264 and AAC, is a FlvError', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some)),
    // Nearly right: the first bytes are those of H.264 or AAC.
    tag.map((one) => Buffer.concat([FLV_HEADER, flvTag(beginning('video', 0x17, one))])),
    tag.map((one) => Buffer.concat([FLV_HEADER, flvTag(beginning('audio', 0xaf, one))])),
  );
  fc.assert(fc.property(bytes, (stream) => {
    const reader = new FlvReader();
    try {
      for (const read of reader.read(stream)) mediaOf(read);
    } catch (error) {
      expect(error).toBeInstanceOf(FlvError);
    }
  }), { numRuns: 2_000 });
});

const value: fc.Arbitrary<AmfValue> = fc.letrec<{ value: AmfValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.double({ noNaN: true }), fc.boolean(), fc.string(), fc.constant(null), fc.constant(undefined),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), tie('value'), { noNullPrototype: false, maxKeys: 4 }),
  ),
})).value;

test('AMF values are read as they were written', () => {
  fc.assert(fc.property(fc.array(value), (values) => {
    expect(decodeAmf(encodeAmf(...values))).toEqual(values);
  }));
});

test('random AMF is an AmfError or values, and `__proto__` is a name like any', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    try {
      decodeAmf(Buffer.from(bytes));
    } catch (error) {
      expect(error).toBeInstanceOf(AmfError);
    }
  }), { numRuns: 2_000 });
  const name = Buffer.from('__proto__');
  const poisoned = Buffer.concat([Buffer.from([3, 0, name.length]), name, Buffer.from([1, 1, 0, 0, 9])]);
  decodeAmf(poisoned);
  expect(Object.prototype).not.toHaveProperty('1');
});
