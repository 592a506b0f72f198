import { AwsError } from '../control/aws-error.js';
import type { Clock } from '../clock.js';

/** Which calls a fault meets: the next `times` (1 when absent) of `operation`, or of any when that is absent. */
export interface Aim {
  readonly operation?: string | undefined;
  readonly times?: number | undefined;
}

export type CallFault = Aim & (
  /** Refuse with an exception of the AWS SDK: its name and HTTP status. */
  | { readonly fault: 'fail'; readonly type: string; readonly status: number; readonly message?: string | undefined }
  /** Answer later. */
  | { readonly fault: 'delay'; readonly milliseconds: number }
  /** Carry out the operation but never answer; with `reset` the connection is cut, else it stays silent. */
  | { readonly fault: 'lose-answer'; readonly reset?: boolean | undefined }
);

interface Pending {
  readonly fault: CallFault;
  left: number;
}

/** The faults that wait for calls to meet. Each call meets at most one of each kind, the oldest that fits. */
export class CallFaults {
  readonly #clock: Clock;
  #pending: Pending[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(fault: CallFault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#pending = [];
  }

  /** Meets a call before it is carried out: waits, or throws AwsError. */
  async before(operation: string): Promise<void> {
    const delay = this.#take('delay', operation);
    if (delay?.fault === 'delay') {
      await new Promise<void>((resolve) => { this.#clock.schedule(delay.milliseconds, resolve); });
    }
    const failure = this.#take('fail', operation);
    if (failure?.fault === 'fail') {
      throw new AwsError(failure.type, failure.status, failure.message ?? `${failure.type} (injected fault)`);
    }
  }

  /** Meets a call that has been carried out: whether its answer is kept back, and how. */
  withheld(operation: string): 'silence' | 'reset' | undefined {
    const lost = this.#take('lose-answer', operation);
    if (lost?.fault !== 'lose-answer') return undefined;
    return lost.reset ? 'reset' : 'silence';
  }

  #take(kind: CallFault['fault'], operation: string): CallFault | undefined {
    const met = this.#pending.find(({ fault }) =>
      fault.fault === kind && (fault.operation === undefined || fault.operation === operation));
    if (!met) return undefined;
    met.left -= 1;
    if (met.left <= 0) this.#pending = this.#pending.filter((each) => each !== met);
    return met.fault;
  }
}
