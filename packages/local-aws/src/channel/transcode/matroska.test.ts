import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findFfmpeg } from '../ffmpeg.js';
import { AUDIO, frameHeader, MATROSKA_INPUT, matroskaHeader, VIDEO } from './matroska.js';
import { startTranscoder } from './process.js';

const SIZE = { width: 64, height: 32 };
const CHANNELS = 2;

/** Pictures of one brightness each and a ramp of sound go in; what ffmpeg has read comes out. */
async function roundTrip(args: readonly string[], brightness: readonly number[], interval = 40): Promise<Buffer> {
  const transcoder = startTranscoder(findFfmpeg() ?? '', [...MATROSKA_INPUT, ...args]);
  const write = (bytes: Buffer) => transcoder.input.write(bytes);
  write(matroskaHeader({ codec: 'I420', ...SIZE }, { codec: 'PCM', channels: CHANNELS }));
  brightness.forEach((value, index) => {
    const picture = Buffer.alloc((SIZE.width * SIZE.height * 3) / 2, value);
    const sound = Buffer.alloc(1920 * CHANNELS * 2, value);
    write(Buffer.concat([frameHeader(VIDEO, index * interval, true, picture.length), picture]));
    write(Buffer.concat([frameHeader(AUDIO, index * interval, true, sound.length), sound]));
  });
  transcoder.finish();
  const read: Buffer[] = [];
  for await (const chunk of transcoder.output as AsyncIterable<Buffer>) read.push(chunk);
  expect(await transcoder.ended).toBeUndefined();
  return Buffer.concat(read);
}

it('ffmpeg reads every picture and every sample as they were written', async () => {
  const brightness = fc.array(fc.integer({ min: 16, max: 235 }), { minLength: 1, maxLength: 20 });
  await fc.assert(fc.asyncProperty(brightness, async (values) => {
    const pictures = await roundTrip(['-map', '0:v', '-vsync', 'passthrough', '-f', 'rawvideo', 'pipe:1'], values);
    const bytes = (SIZE.width * SIZE.height * 3) / 2;
    expect(values.map((_, index) => pictures[index * bytes])).toEqual(values);
    expect(pictures).toHaveLength(values.length * bytes);
  }), { numRuns: 3 });
  const sound = await roundTrip(['-map', '0:a', '-f', 's16le', 'pipe:1'], [1, 2, 3]);
  expect(sound).toEqual(Buffer.concat([1, 2, 3].map((value) => Buffer.alloc(1920 * CHANNELS * 2, value))));
});

it('time between pictures is time in ffmpeg', async () => {
  const values = Array.from({ length: 10 }, (_, index) => 50 + index);
  const read = await roundTrip(['-map', '0:v', '-vsync', 'cfr', '-r', '25', '-f', 'rawvideo', 'pipe:1'], values, 80);
  const bytes = (SIZE.width * SIZE.height * 3) / 2;
  const shown = Array.from({ length: read.length / bytes }, (_, index) => read[index * bytes]);
  // The first and the last one are what ffmpeg makes of them.
  for (const value of values.slice(1, -1)) expect(shown.filter((one) => one === value)).toHaveLength(2);
});
