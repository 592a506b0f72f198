import { LiveError } from '@rostrum/core/engine';
import type { Clock } from '@rostrum/core/ports';

/** Buckets kept before those that are full again are forgotten. */
const SWEEP = 10_000;

interface Bucket {
  left: number;
  at: number;
}

/** A token bucket per key: `most` at once, and `most` a minute in the long run. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();
  readonly #perMillisecond: number;
  #sweepAt = SWEEP;

  constructor(private readonly what: string, private readonly most: number, private readonly clock: Clock) {
    this.#perMillisecond = most / 60_000;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Undefined when it is within the limit, else `limits/too-many` with the seconds to wait. */
  take(key: string): LiveError | undefined {
    const now = this.clock.now();
    const bucket = this.#refilled(key, now);
    if (bucket.left >= 1) {
      bucket.left--;
      return undefined;
    }
    const retryAfter = Math.ceil((1 - bucket.left) / this.#perMillisecond / 1000);
    return new LiveError('limits/too-many', `That is more than ${this.most} ${this.what} a minute.`,
      `Go on in ${retryAfter} s.`, { kind: 'limit', retryAfter });
  }

  #refilled(key: string, now: number): Bucket {
    const known = this.#buckets.get(key);
    if (known) {
      known.left = Math.min(this.most, known.left + Math.max(0, now - known.at) * this.#perMillisecond);
      known.at = now;
      return known;
    }
    if (this.#buckets.size >= this.#sweepAt) this.#sweep(now);
    const bucket = { left: this.most, at: now };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #sweep(now: number): void {
    for (const [key, { left, at }] of this.#buckets) {
      if (left + (now - at) * this.#perMillisecond >= this.most) this.#buckets.delete(key);
    }
    this.#sweepAt = Math.max(SWEEP, this.#buckets.size * 2);
  }
}
