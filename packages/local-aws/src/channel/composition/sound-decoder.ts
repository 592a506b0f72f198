import type { MediaFrame } from '../../stage/contract.js';
import { AUDIO, frameHeader, MATROSKA_INPUT, matroskaHeader } from '../transcode/matroska.js';
import { startTranscoder, type Transcoder } from '../transcode/process.js';
import { CHANNELS, SAMPLE_RATE, SoundQueue } from './mixer.js';

const BYTES = 2;

/** One publisher's sound: Opus in, samples for the mixer out. */
export class SoundDecoder {
  readonly queue = new SoundQueue();
  #transcoder: Transcoder | undefined;
  #beginning = 0;
  #odd: Buffer = Buffer.alloc(0);

  constructor(private readonly ffmpeg: string, private readonly onEnd: (problem: string) => void) {}

  add(frame: MediaFrame): void {
    if (frame.codec !== 'OPUS') return;
    const { input } = (this.#transcoder ??= this.#start(frame));
    input.write(frameHeader(AUDIO, Math.max(0, frame.time - this.#beginning), true, frame.data.length));
    input.write(frame.data);
  }

  close(): void {
    this.#transcoder?.kill();
  }

  #start({ time }: MediaFrame): Transcoder {
    const transcoder = startTranscoder(this.ffmpeg, [
      ...MATROSKA_INPUT,
      ...['-ar', String(SAMPLE_RATE), '-ac', String(CHANNELS), '-flush_packets', '1', '-f', 's16le', 'pipe:1'],
    ]);
    transcoder.input.write(matroskaHeader(undefined, { codec: 'OPUS', channels: CHANNELS }));
    transcoder.output.on('data', (chunk: Buffer) => this.#collect(chunk));
    void transcoder.ended.then((problem) => problem !== undefined && this.onEnd(problem));
    this.#beginning = time;
    return transcoder;
  }

  /** A chunk may end in the middle of a sample. */
  #collect(chunk: Buffer): void {
    const bytes = this.#odd.length > 0 ? Buffer.concat([this.#odd, chunk]) : chunk;
    const whole = bytes.length - (bytes.length % (BYTES * CHANNELS));
    this.#odd = bytes.subarray(whole);
    const samples = new Int16Array(whole / BYTES);
    for (let index = 0; index < samples.length; index += 1) samples[index] = bytes.readInt16LE(index * BYTES);
    this.queue.push(samples);
  }
}
