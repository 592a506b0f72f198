import type { Clock } from '@rostrum/core/ports';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that a test moves. */
export class HeldClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(now = 1_800_000_000_000) {
    this.#now = now;
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }
  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + milliseconds, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }
  random(): number {
    return 0.5;
  }

  /** Moves time on, timer by timer; what they start has its turn in between. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await turns();
    while (this.#runNext(end)) await turns();
    this.#now = end;
    await turns();
  }

  /** As `pass`, in one go. */
  jump(milliseconds: number): void {
    const end = this.#now + milliseconds;
    while (this.#runNext(end)) continue;
    this.#now = end;
  }

  /** False when no timer is left until then. */
  #runNext(end: number): boolean {
    const next = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
    if (!next) return false;
    this.#now = Math.max(this.#now, next.at);
    this.#timers.delete(next);
    next.run();
    return true;
  }
}

/** Lets promises that wait for nothing outside go on. */
async function turns(): Promise<void> {
  for (let n = 0; n < 5; n++) await new Promise<void>((resolve) => setImmediate(resolve));
}
