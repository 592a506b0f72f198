import type { Clock } from '@rostrum/core/ports';

/** Lets calls through one after the other, so many a second: for rates that AWS does not adjust. */
export class Pace {
  readonly #gap: number;
  #nextAt = 0;

  constructor(perSecond: number, private readonly clock: Clock) {
    this.#gap = 1000 / perSecond;
  }

  async turn(): Promise<void> {
    const now = this.clock.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + this.#gap;
    if (at > now) await new Promise<void>((resolve) => this.clock.after(at - now, resolve));
  }
}
