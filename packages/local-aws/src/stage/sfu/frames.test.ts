import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameAssembler } from './frames.js';

const IDR = 0x65;

/** As RFC 6184 sends a NAL unit that is larger than a packet. */
function fragments(unit: Buffer, size: number): Buffer[] {
  const [head = 0] = unit;
  const parts: Buffer[] = [];
  for (let at = 1; at < unit.length; at += size) parts.push(unit.subarray(at, at + size));
  return parts.map((part, index) => {
    const edge = (index === 0 ? 0x80 : 0) | (index === parts.length - 1 ? 0x40 : 0);
    return Buffer.concat([Buffer.from([(head & 0xe0) | 28, edge | (head & 0x1f)]), part]);
  });
}

function aggregate(units: readonly Buffer[]): Buffer {
  const parts = units.flatMap((unit) => [Buffer.from([unit.length >> 8, unit.length & 0xff]), unit]);
  return Buffer.concat([Buffer.from([0x78]), ...parts]);
}

const lengthPrefixed = (units: readonly Buffer[]) =>
  Buffer.concat(units.flatMap((unit) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(unit.length);
    return [length, unit];
  }));

const unit = (type: number) =>
  fc.uint8Array({ minLength: 2, maxLength: 400 }).map((bytes) => Buffer.concat([Buffer.from([type]), bytes]));

it('a picture of H.264 is whole again, however it was packetized', () => {
  fc.assert(fc.property(unit(0x67), unit(0x68), unit(IDR), fc.integer({ min: 1, max: 200 }), (sps, pps, idr, size) => {
    const frames = frameAssembler('H264');
    const packets = [aggregate([sps, pps]), ...fragments(idr, size)];
    const made = packets.map((payload, index) =>
      frames.add({ timestamp: 9000, marker: index === packets.length - 1, payload }));
    expect(made.slice(0, -1).every((frame) => frame === undefined)).toBe(true);
    expect(made.at(-1)).toEqual(lengthPrefixed([sps, pps, idr]));
  }));
});

it('what is left of a picture whose end was lost does not become part of the next', () => {
  const frames = frameAssembler('H264');
  frames.add({ timestamp: 1, marker: false, payload: Buffer.from([0x61, 1, 2, 3]) });
  const next = Buffer.from([0x61, 4, 5, 6]);
  expect(frames.add({ timestamp: 2, marker: true, payload: next })).toEqual(lengthPrefixed([next]));
});

it('a picture of VP8 is its packets without their descriptors', () => {
  const frames = frameAssembler('VP8');
  const plain = Buffer.from([0x10, 0xaa]);
  const extended = Buffer.from([0x80, 0xf0, 0x81, 0x23, 7, 0x40, 0xbb]); // PictureID of 15 bits, TL0PICIDX, TID
  expect(frames.add({ timestamp: 1, marker: false, payload: plain })).toBeUndefined();
  expect(frames.add({ timestamp: 1, marker: true, payload: extended })).toEqual(Buffer.from([0xaa, 0xbb]));
});

it('a picture of VP8 whose beginning was lost is none', () => {
  const frames = frameAssembler('VP8');
  expect(frames.add({ timestamp: 1, marker: true, payload: Buffer.from([0x00, 0xaa]) })).toBeUndefined();
});
