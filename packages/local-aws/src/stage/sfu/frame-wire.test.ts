import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FrameReader, writeFrame, type MediaFrame } from './frame-wire.js';

const frame = fc.record<MediaFrame>({
  codec: fc.constantFrom('OPUS', 'VP8', 'H264'),
  time: fc.double({ min: 0, max: 1e13, noNaN: true }),
  keyframe: fc.boolean(),
  width: fc.nat(4096),
  height: fc.nat(4096),
  data: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
});

it('frames come out of the pipe as they went in, however it cuts them', () => {
  const sent = fc.array(fc.tuple(fc.nat(1000), frame), { maxLength: 8 });
  fc.assert(fc.property(sent, fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1 }), (frames, cuts) => {
    const bytes = Buffer.concat(frames.map(([tap, each]) => writeFrame(tap, each)));
    const received: [number, MediaFrame][] = [];
    const reader = new FrameReader((tap, each) => received.push([tap, each]));
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const length = cuts[turn % cuts.length] ?? 1;
      reader.push(bytes.subarray(at, at + length));
      at += length;
    }
    expect(received).toEqual(frames);
  }));
});
