import type { Readable } from 'node:stream';
import type { EncoderConfigurationRecord } from '../composition-contract.js';
import { AUDIO, frameHeader, MATROSKA_INPUT, matroskaHeader, VIDEO } from '../transcode/matroska.js';
import { startTranscoder, type Transcoder } from '../transcode/process.js';
import { picture, type Picture } from './canvas.js';
import { CHANNELS } from './mixer.js';

/** Pictures on their way: an encoder that has so many to do gets no more, and repeats the last one instead. */
const CANVASES = 4;

/** Pictures and sound of this process as FLV, H.264 and AAC. */
export class Encoder {
  readonly #transcoder: Transcoder;
  readonly #free: Picture[];

  constructor(ffmpeg: string, { width, height, framerate, bitrate }: EncoderConfigurationRecord['video']) {
    this.#free = Array.from({ length: CANVASES }, () => picture(width, height));
    const rate = String(bitrate);
    this.#transcoder = startTranscoder(ffmpeg, [
      ...MATROSKA_INPUT,
      // A picture or a sound that is missing is made up here, so that the two never part.
      ...['-vsync', 'cfr', '-r', String(framerate), '-af', 'aresample=async=1000'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
      ...['-g', String(Math.max(1, Math.round(framerate))), '-sc_threshold', '0'],
      ...['-b:v', rate, '-maxrate', rate, '-bufsize', rate],
      ...['-c:a', 'aac', '-b:a', '128k'],
      ...['-flush_packets', '1', '-flvflags', 'no_duration_filesize', '-f', 'flv', 'pipe:1'],
    ]);
    const header = matroskaHeader({ codec: 'I420', width, height }, { codec: 'PCM', channels: CHANNELS });
    this.#transcoder.input.write(header);
  }

  get output(): Readable {
    return this.#transcoder.output;
  }

  /** Undefined after `finish`, else why it ended. */
  get ended(): Promise<string | undefined> {
    return this.#transcoder.ended;
  }

  /** `draw` is not called when the encoder is behind. `time` in milliseconds from the beginning. */
  picture(time: number, draw: (canvas: Picture) => void): void {
    const canvas = this.#free.pop();
    if (!canvas) return;
    draw(canvas);
    this.#transcoder.input.write(frameHeader(VIDEO, time, true, canvas.data.length));
    this.#transcoder.input.write(canvas.data, () => this.#free.push(canvas));
  }

  sound(time: number, samples: Int16Array): void {
    const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
    this.#transcoder.input.write(frameHeader(AUDIO, time, true, bytes.length));
    this.#transcoder.input.write(bytes);
  }

  finish(): void {
    this.#transcoder.finish();
  }

  kill(): void {
    this.#transcoder.kill();
  }
}
