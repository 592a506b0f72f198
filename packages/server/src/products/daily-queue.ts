import { LiveError } from '@rostrum/core/engine';
import type { Clock } from '@rostrum/core/ports';

const DAY = 24 * 60 * 60_000;

export interface Quota {
  /** Milliseconds from the start of one request to that of the next. */
  readonly gap: number;
  readonly perDay: number;
  /** How many may wait. */
  readonly waiting: number;
}

/** Lets requests through one after the other at a steady rate, and so many a day. */
export class DailyQueue {
  #nextAt = 0;
  #day = 0;
  #count = 0;

  constructor(private readonly quota: Quota, private readonly clock: Clock) {}

  /** Resolves when it is this one's turn. Errors: `products/too-many`. */
  async turn(): Promise<void> {
    const { gap, perDay, waiting } = this.quota;
    const now = this.clock.now();
    const day = Math.floor(now / DAY);
    if (day !== this.#day) [this.#day, this.#count] = [day, 0];
    if (this.#count >= perDay) {
      throw tooMany(`${perDay} searches a day are allowed, and they are used up.`, (DAY - (now % DAY)) / 1000);
    }
    const at = Math.max(now, this.#nextAt);
    if (at - now > gap * waiting) throw tooMany('Too many searches are waiting.', gap / 1000);
    this.#nextAt = at + gap;
    this.#count++;
    if (at > now) await new Promise<void>((resolve) => this.clock.after(at - now, resolve));
  }
}

export const tooMany = (message: string, seconds: number): LiveError => {
  const retryAfter = Math.ceil(seconds);
  return new LiveError('products/too-many', message, `Search again in ${retryAfter} s.`, { kind: 'limit', retryAfter });
};
