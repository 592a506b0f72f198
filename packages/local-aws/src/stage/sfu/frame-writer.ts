import type { Writable } from 'node:stream';
import { writeFrame, type MediaFrame } from './frame-wire.js';

/** A hub that does not read for so long has more to worry about than a few pictures. */
const MAX_BUFFERED = 16 * 1024 * 1024;

/** Sends frames to the hub. When it does not keep up, pictures are left out, up to a keyframe. */
export class FrameWriter {
  readonly #incomplete = new Set<number>();

  constructor(private readonly pipe: Writable) {
    pipe.on('error', () => undefined); // the hub is gone, and this process soon
  }

  write(tap: number, frame: MediaFrame): void {
    const isVideo = frame.codec !== 'OPUS';
    if (this.pipe.writableLength > MAX_BUFFERED) {
      if (isVideo) this.#incomplete.add(tap);
      return;
    }
    if (isVideo && frame.keyframe) this.#incomplete.delete(tap);
    if (isVideo && this.#incomplete.has(tap)) return;
    this.pipe.write(writeFrame(tap, frame));
  }
}
