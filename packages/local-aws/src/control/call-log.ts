import type { Clock } from '../clock.js';
import { RateMeter } from '../rate.js';

/** One call as the page and tests see it. Inputs and outputs are not kept: they may hold tokens. */
export interface RecordedCall {
  /** ISO 8601. */
  readonly time: string;
  readonly operation: string;
  /** HTTP status; 0 when a fault kept the answer back. */
  readonly status: number;
  readonly milliseconds: number;
  /** Type of the exception, for example `ThrottlingException`. */
  readonly error?: string | undefined;
}

const KEPT = 100;
const OPERATION_NAME_MAX = 64;

/** The last hundred calls and how many there are a second. */
export class CallLog {
  readonly #recent: RecordedCall[] = [];
  readonly #meter: RateMeter;
  readonly #totals = new Map<string, number>();

  constructor(clock: Clock) {
    this.#meter = new RateMeter(clock);
  }

  record(call: RecordedCall, known: boolean): void {
    this.#meter.count();
    this.#recent.push({ ...call, operation: call.operation.slice(0, OPERATION_NAME_MAX) });
    if (this.#recent.length > KEPT) this.#recent.shift();
    // Only names that exist are totalled, so that nobody can make the table grow.
    if (known) this.#totals.set(call.operation, (this.#totals.get(call.operation) ?? 0) + 1);
  }

  /** Newest first. */
  recent(): readonly RecordedCall[] {
    return [...this.#recent].reverse();
  }

  perSecond(): number {
    return this.#meter.perSecond();
  }

  /** Calls since the start, by operation. */
  totals(): ReadonlyMap<string, number> {
    return this.#totals;
  }
}
