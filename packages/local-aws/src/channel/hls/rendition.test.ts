import { expect, test } from 'vitest';
import { Rendition } from './rendition.js';

const FORMAT = { codecs: 'avc1.4D401F', width: 1280, height: 720, frameRate: 30 };

test('however long a stream is, two windows of it are kept', () => {
  const rendition = new Rendition();
  for (let second = 0; second < 1_000; second += 1) {
    rendition.add({ duration: 1, time: second * 1_000, discontinuity: second === 500, data: Buffer.alloc(188) }, FORMAT);
  }
  const kept = Array.from({ length: 1_000 }, (_, number) => number).filter((number) => rendition.segment(number));
  expect(kept).toEqual(Array.from({ length: 16 }, (_, index) => 984 + index));
  const playlist = rendition.playlist();
  expect(playlist.match(/\d+\.ts/g)).toEqual(Array.from({ length: 8 }, (_, index) => `${992 + index}.ts`));
  expect(playlist).toContain('#EXT-X-MEDIA-SEQUENCE:992\n#EXT-X-DISCONTINUITY-SEQUENCE:1\n');
});
