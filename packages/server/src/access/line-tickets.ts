import { randomBytes } from 'node:crypto';
import type { Clock } from '@rostrum/core/ports';

const LIFETIME = 30_000;

export interface Admission {
  readonly event: string;
  readonly person: string;
}
interface Ticket extends Admission {
  readonly expiresAt: number;
}

/** Tickets to open a line: 128 bit, single use, 30 s. They live in this process, as the line will. */
export class LineTickets {
  /** Oldest first: all live equally long. */
  readonly #tickets = new Map<string, Ticket>();

  constructor(private readonly clock: Clock) {}

  issue(admission: Admission): { readonly ticket: string; readonly expiresAt: number } {
    this.#dropExpired();
    const ticket = randomBytes(16).toString('base64url');
    const expiresAt = this.clock.now() + LIFETIME;
    this.#tickets.set(ticket, { ...admission, expiresAt });
    return { ticket, expiresAt };
  }

  /** Undefined for one that is unknown, used or too old, or that is for another event. */
  redeem(ticket: string, event: string): Admission | undefined {
    const known = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    return known && known.event === event && known.expiresAt > this.clock.now() ? known : undefined;
  }

  #dropExpired(): void {
    const now = this.clock.now();
    for (const [ticket, { expiresAt }] of this.#tickets) {
      if (expiresAt > now) return;
      this.#tickets.delete(ticket);
    }
  }
}
