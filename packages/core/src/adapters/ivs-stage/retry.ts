import type { Clock } from '../../ports/index.js';

const FIRST = 2000;
const LONGEST = 30_000;

/**
 * Asks again after a publication or a subscription on which the SDK has given up: it tries by itself a few times and
 * then waits to be asked.
 */
export class Retry {
  readonly #failed = new Set<string>();
  #tries = 0;
  #cancel: (() => void) | undefined;

  constructor(private readonly clock: Clock, private readonly ask: () => void) {}

  outcome(what: string, failed: boolean): void {
    if (!failed) {
      this.#failed.delete(what);
      return;
    }
    this.#failed.add(what);
    if (this.#cancel) return;
    const wait = Math.min(LONGEST, FIRST * 2 ** Math.min(this.#tries++, 10)) * (0.75 + this.clock.random() * 0.5);
    this.#cancel = this.clock.after(wait, () => {
      this.#cancel = undefined;
      if (this.#failed.size === 0) this.#tries = 0;
      else this.ask();
    });
  }

  stop(): void {
    this.#cancel?.();
  }
}
