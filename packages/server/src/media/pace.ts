import type { Clock } from '@rostrum/core/ports';

const SECOND = 1_000;

/** Lets so many calls through in any one second, in order: for rates that AWS does not adjust. */
export class Pace {
  /** When the last ones had their turn, the oldest first. */
  readonly #turns: number[] = [];

  constructor(private readonly perSecond: number, private readonly clock: Clock) {}

  async turn(): Promise<void> {
    const now = this.clock.now();
    const full = this.#turns.length >= this.perSecond ? this.#turns.shift()! + SECOND : now;
    const at = Math.max(now, full);
    this.#turns.push(at);
    if (at > now) await new Promise<void>((resolve) => this.clock.after(at - now, resolve));
  }
}
