const SHORTEST_MS = 30;
/** A snapshot names everybody and goes to everybody: the more there are, the longer changes are collected. */
const MS_PER_PARTICIPANT = 2;

/** Decides when a stage's snapshot is sent: a lone change at once, those that come thick and fast together. */
export class Announcer {
  #timer: NodeJS.Timeout | undefined;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly size: () => number, private readonly announce: () => void) {}

  changed(): void {
    if (this.#timer) return;
    const pause = SHORTEST_MS + this.size() * MS_PER_PARTICIPANT;
    const wait = Math.max(0, this.#lastAt + pause - performance.now());
    this.#timer = setTimeout(() => this.flush(), wait);
  }

  /** Sends what is waiting, now. */
  flush(): void {
    if (!this.#timer) return;
    this.stop();
    this.#lastAt = performance.now();
    this.announce();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
