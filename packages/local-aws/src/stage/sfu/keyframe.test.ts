import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyframeIn } from './keyframe.js';
import { sizeInSps } from './sps.js';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
// Constrained baseline; 360 lines are 22.5 macroblocks, so the last row is cropped.
const SPS_640x360 = Buffer.concat([
  hex('67 42c01f'),
  bits(
    '1 1 011 010 0', // ids, frame numbers, order, reference frames
    '00000101000 000010111 1 1', // 40 by 23 macroblocks, frames only
    '1 1 1 1 00101', // crop 4 at the bottom
    '0 1',
  ),
]);

function bits(...parts: string[]): Buffer {
  const text = parts.join('').replaceAll(' ', '');
  return Buffer.from((text.match(/.{1,8}/g) ?? []).map((byte) => parseInt(byte.padEnd(8, '0'), 2)));
}

describe('VP8', () => {
  const frame = hex('50 c0 01 9d012a 0005 d002'); // a keyframe's header of 1280x720

  it.each([
    ['without extensions', hex('10')],
    ['with a picture id of 7 bits', hex('90 80 01')],
    ['with a picture id of 15 bits and layer indices', hex('90 e0 8001 05 20')],
  ])('a keyframe is found %s, and its size', (_name, descriptor) => {
    expect(keyframeIn('VP8', Buffer.concat([descriptor, frame]))).toEqual({ width: 1280, height: 720 });
  });

  it.each([
    ['a later packet of the frame', Buffer.concat([hex('00'), frame])],
    ['an interframe', Buffer.concat([hex('10'), hex('51'), frame])],
    ['nothing', Buffer.alloc(0)],
  ])('%s is none', (_name, payload) => expect(keyframeIn('VP8', payload)).toBeUndefined());
});

describe('H.264', () => {
  it.each([
    ['an IDR picture', hex('65 88'), {}],
    ['the first fragment of one', hex('7c 85 88'), {}],
    ['a later fragment', hex('7c 05 88'), undefined],
    ['a delta picture', hex('61 88'), undefined],
    ['an SEI message alone', hex('06 05'), undefined],
  ])('%s', (_name, payload, found) => expect(keyframeIn('H264', payload)).toEqual(found));

  it('finds parameter sets in an aggregate', () => {
    const size = Buffer.from([0, SPS_640x360.length]);
    const payload = Buffer.concat([hex('78 0002 0605'), size, SPS_640x360]);
    expect(keyframeIn('H264', payload)).toEqual(sizeInSps(SPS_640x360));
    expect(sizeInSps(SPS_640x360)).toEqual({ width: 640, height: 360 });
  });
});

it('whatever a browser sends is survived', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('VP8' as const, 'H264' as const), (bytes, codec) => {
      keyframeIn(codec, Buffer.from(bytes));
      sizeInSps(Buffer.from(bytes));
    }),
  );
});
