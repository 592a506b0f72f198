import type { FlvTag } from '../flv/tag.js';

/** A step that no encoder makes on purpose; RTMP's own clock also falls back to 0 after 49 days. */
const JUMP_MS = 5_000;
const STEP_MS = 33;

/**
 * The times of an encoder as one line that begins at 0 and never leaps: what follows a leap is moved to where the line
 * was. So nothing behind it has to know what a discontinuity is.
 */
export class Timeline {
  #offset: number | undefined;
  #newest = 0;

  /** The tag at its place on the line. */
  place(tag: FlvTag): FlvTag {
    this.#offset ??= tag.timestamp;
    let timestamp = tag.timestamp - this.#offset;
    if (Math.abs(timestamp - this.#newest) > JUMP_MS) {
      timestamp = this.#newest + STEP_MS;
      this.#offset = tag.timestamp - timestamp;
    }
    timestamp = Math.max(0, timestamp);
    this.#newest = Math.max(this.#newest, timestamp);
    return { ...tag, timestamp };
  }
}
