/** What a player would show and sound, from a playlist or a file. For tests only. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findFfmpeg } from '../ffmpeg.js';

const run = promisify(execFile);

export interface Decoded {
  /** Mean colours of a picture's left and right half, picture by picture: red, green, blue from 0 to 255. */
  readonly pictures: readonly { readonly left: readonly number[]; readonly right: readonly number[] }[];
  /** Of one channel, 48 kHz, from -1 to 1. */
  readonly samples: Float32Array;
}

const PICTURE_BYTES = 2 * 3;

/** Rejects when ffmpeg finds nothing that it can decode. */
export async function decode(source: string): Promise<Decoded> {
  const ffmpeg = findFfmpeg() ?? '';
  const common = ['-v', 'error', '-threads', '1', '-i', source];
  const options = { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024, timeout: 30_000 } as const;
  const [video, audio] = await Promise.all([
    run(ffmpeg, [...common, '-vf', 'format=rgb24,scale=2:1:flags=area', '-f', 'rawvideo', 'pipe:1'], options),
    run(ffmpeg, [...common, '-ac', '1', '-ar', '48000', '-f', 'f32le', 'pipe:1'], options),
  ]);
  const pictures = Array.from({ length: Math.floor(video.stdout.length / PICTURE_BYTES) }, (_, index) => {
    const bytes = [...video.stdout.subarray(index * PICTURE_BYTES, (index + 1) * PICTURE_BYTES)];
    return { left: bytes.slice(0, 3), right: bytes.slice(3) };
  });
  const samples = Float32Array.from({ length: Math.floor(audio.stdout.length / 4) }, (_, index) =>
    audio.stdout.readFloatLE(index * 4));
  return { pictures, samples };
}

/** Address of the segment that a player at the live edge would fetch now. */
export async function newestSegment(playbackUrl: string): Promise<string> {
  const media = await lastEntry(playbackUrl);
  return (await lastEntry(media)).href;
}

async function lastEntry(playlist: string | URL): Promise<URL> {
  const response = await fetch(playlist);
  const text = await response.text();
  const entry = text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).at(-1);
  if (entry === undefined) throw new Error(`No entry in ${response.url}: ${text}`);
  return new URL(entry, response.url);
}

const BLOCK = 2400;

/** How much of a tone is in a sound, from 0 to about 1 for a full sine: in blocks, since packets come a little late. */
export function strength(samples: Float32Array, hertz: number): number {
  const blocks = Math.floor(samples.length / BLOCK);
  let sum = 0;
  for (let block = 0; block < blocks; block += 1) {
    sum += goertzel(samples.subarray(block * BLOCK, (block + 1) * BLOCK), hertz);
  }
  return sum / Math.max(1, blocks);
}

function goertzel(samples: Float32Array, hertz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / 48_000);
  let before = 0;
  let last = 0;
  for (const sample of samples) [before, last] = [last, sample + coefficient * last - before];
  const power = last ** 2 + before ** 2 - coefficient * last * before;
  return (2 * Math.sqrt(Math.max(0, power))) / samples.length;
}

export const loudness = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / Math.max(1, samples.length));
