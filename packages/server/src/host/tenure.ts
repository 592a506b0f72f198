import type { Clock } from '@rostrum/core/ports';
import type { Leases } from '../store/index.js';

const TERM = 15_000;
const RENEWAL = 5_000;
/** How soon another process notices that the event is free. */
const ATTEMPT = 2_000;

export interface TenureOptions {
  readonly event: string;
  /** The process. */
  readonly owner: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** The lease was got or lost. */
  readonly onChange: () => void;
}

/** Holds the lease of one event, or keeps trying to get it. */
export class Tenure {
  #until = 0;
  #was = false;
  #stopped = false;
  #trying: Promise<void> = Promise.resolve();
  #cancel: () => void = () => {};

  constructor(
    private readonly leases: Leases,
    private readonly options: TenureOptions,
  ) {}

  get held(): boolean {
    return this.#until > this.options.clock.now();
  }

  /** Resolves after the first attempt. */
  start(): Promise<void> {
    return (this.#trying = this.#try());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#trying;
    this.#until = 0;
    await this.leases.release(this.options.event, this.options.owner);
  }

  async #try(): Promise<void> {
    const { event, owner, clock, onError, onChange } = this.options;
    const asked = clock.now();
    try {
      this.#until = (await this.leases.take(event, owner, TERM)) ? asked + TERM : 0;
    } catch (error) {
      onError(error);
    }
    if (this.#stopped) return;
    this.#cancel = clock.after(this.held ? RENEWAL : ATTEMPT, () => void this.start());
    if (this.held === this.#was) return;
    this.#was = this.held;
    onChange();
  }
}
