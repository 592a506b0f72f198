import type { Clock } from '../../ports/index.js';

export interface HeldClock extends Clock {
  /** Lets this many milliseconds pass: runs what comes due, in order, and lets promises settle in between. */
  advance(milliseconds: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told, for tests and for stories about time. `random` always gives a half. */
export function heldClock(start = 1_700_000_000_000): HeldClock {
  const timers = new Set<Timer>();
  let now = start;
  return {
    now: () => now,
    random: () => 0.5,
    after(milliseconds, run) {
      const timer = { at: now + Math.max(0, milliseconds), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settlePromises();
      for (let next = first(timers, end); next; next = first(timers, end)) {
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
        await settlePromises();
      }
      now = end;
    },
  };
}

/** Timers of the same time run in the order in which they were set, which is the order of the set. */
function first(timers: ReadonlySet<Timer>, end: number): Timer | undefined {
  let found: Timer | undefined;
  for (const timer of timers) if (timer.at <= end && (!found || timer.at < found.at)) found = timer;
  return found;
}

/** Longer than any chain of promises in this package. */
async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
