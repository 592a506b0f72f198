import { timestampDistance } from './sequence.js';

const WINDOW_MS = 2000;
/** Less than this is jitter; more of it for a whole window is a clock that runs differently. */
const TOLERANCE_MS = 40;
/** A source that begins anew does not continue its old timestamps. */
const JUMP_MS = 3000;

/**
 * Puts the RTP timestamps of one stream on the clock of this machine, so that sound and picture can be compared. Each
 * stream begins at any number and has a clock of its own; what arrives the soonest says where the two clocks are.
 */
export class StreamClock {
  #last: number | undefined;
  #ticks = 0;
  #offset: number | undefined;
  #least = Number.POSITIVE_INFINITY;
  #windowEnd = 0;

  constructor(private readonly clockRate: number) {}

  /** Milliseconds of the same clock as `at`, which is when the packet arrived. */
  milliseconds(timestamp: number, at: number): number {
    this.#ticks += this.#last === undefined ? 0 : timestampDistance(this.#last, timestamp);
    this.#last = timestamp;
    const elapsed = (this.#ticks * 1000) / this.clockRate;
    const offset = at - elapsed;
    if (this.#offset === undefined || Math.abs(offset - this.#offset) > JUMP_MS) this.#anchor(offset, at);
    this.#least = Math.min(this.#least, offset);
    if (at >= this.#windowEnd) {
      const isOff = Math.abs(this.#least - (this.#offset ?? 0)) > TOLERANCE_MS;
      this.#anchor(isOff ? this.#least : (this.#offset ?? offset), at);
    }
    return elapsed + (this.#offset ?? 0);
  }

  #anchor(offset: number, at: number): void {
    this.#offset = offset;
    this.#least = Number.POSITIVE_INFINITY;
    this.#windowEnd = at + WINDOW_MS;
  }
}
