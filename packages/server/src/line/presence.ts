import type { Clock } from '@rostrum/core/ports';
import type { EventHost } from '../host/index.js';
import { RECONNECT } from './line-limits.js';

/** The same after a restart, when everybody comes back at once. */
const RESTART = 30_000;

/** Tells the event who arrives and who departs: the first line of a person opened, the last one closed. */
export class Presence {
  /** When a person without a line is taken for gone; the earliest first. */
  readonly #leaving = new Map<string, number>();
  #cancel: (() => void) | undefined;
  #closed = false;

  constructor(private readonly host: EventHost, private readonly clock: Clock) {}

  /** Nobody is waited for. */
  get isIdle(): boolean {
    return this.#leaving.size === 0;
  }

  /** People who were there when the server stopped, as far as they do not come back. */
  resume(online: Iterable<string>): void {
    for (const person of online) this.#leaving.set(person, this.clock.now() + RESTART);
    this.#arm();
  }

  opened(person: string, isOnline: boolean): void {
    this.#leaving.delete(person);
    if (!isOnline) void this.host.system('roster/arrive', { person }, person);
  }

  closed(person: string): void {
    this.#leaving.delete(person);
    this.#leaving.set(person, this.clock.now() + RECONNECT);
    this.#arm();
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
  }

  /** One timer for all of them. */
  #arm(): void {
    if (this.#closed || this.#cancel || this.#leaving.size === 0) return;
    this.#cancel = this.clock.after(1_000, () => {
      this.#cancel = undefined;
      const now = this.clock.now();
      for (const [person, at] of this.#leaving) {
        if (at > now) continue;
        this.#leaving.delete(person);
        void this.host.system('roster/depart', { person }, person);
      }
      this.#arm();
    });
  }
}
