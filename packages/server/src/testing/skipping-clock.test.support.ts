import { systemClock, type Clock } from '@rostrum/core/ports';

/** The real time, of which a test can skip some. */
export class SkippingClock implements Clock {
  #skipped = 0;
  readonly #waiting = new Set<{ readonly at: number; readonly run: () => void }>();

  now = (): number => systemClock.now() + this.#skipped;
  random = (): number => systemClock.random();

  after = (milliseconds: number, run: () => void): (() => void) => {
    const stop = () => {
      cancel();
      this.#waiting.delete(timer);
    };
    const timer = { at: this.now() + milliseconds, run: () => { stop(); run(); } };
    const cancel = systemClock.after(milliseconds, timer.run);
    this.#waiting.add(timer);
    return stop;
  };

  /** What would have been due meanwhile runs now, in order. */
  skip(milliseconds: number): void {
    this.#skipped += milliseconds;
    const due = [...this.#waiting].filter(({ at }) => at <= this.now()).sort((a, b) => a.at - b.at);
    for (const { run } of due) run();
  }
}
