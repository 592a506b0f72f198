import type { Clock } from './clock.js';

/**
 * Admits `perSecond` things a second on average and as many in one burst (a token bucket that starts full).
 * The rate is given with each call, so a limit that is changed while it is in use applies at once.
 */
export class RateLimit {
  readonly #clock: Clock;
  #tokens = Infinity;
  #filledAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#filledAt = clock.now();
  }

  admit(perSecond: number): boolean {
    const now = this.#clock.now();
    const refilled = this.#tokens + ((now - this.#filledAt) / 1000) * perSecond;
    this.#tokens = Math.min(perSecond, refilled);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

const WINDOW_SECONDS = 5;

/** Counts things by the second and says how many there were a second, over the last five. */
export class RateMeter {
  readonly #clock: Clock;
  readonly #buckets = new Map<number, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  count(things = 1): void {
    const second = Math.floor(this.#clock.now() / 1000);
    this.#buckets.set(second, (this.#buckets.get(second) ?? 0) + things);
    this.#forget(second);
  }

  perSecond(): number {
    this.#forget(Math.floor(this.#clock.now() / 1000));
    let total = 0;
    for (const things of this.#buckets.values()) total += things;
    return total / WINDOW_SECONDS;
  }

  #forget(second: number): void {
    for (const counted of this.#buckets.keys()) {
      if (counted <= second - WINDOW_SECONDS) this.#buckets.delete(counted);
    }
  }
}
