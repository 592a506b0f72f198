import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@rostrum/core/ports';
import type { Store } from '../store/index.js';

const LIFETIME = 30_000;

export interface Admission {
  readonly event: string;
  readonly person: string;
}
interface Ticket extends Admission {
  readonly expiresAt: number;
}

/** Tickets to open a line: 128 bit, single use, 30 s. */
export interface LineTickets {
  issue(admission: Admission): Promise<{ readonly ticket: string; readonly expiresAt: number }>;
  /** Undefined for one that is unknown, used or too old. */
  redeem(ticket: string): Promise<Admission | undefined>;
}

/** Tickets that live in this process, as the line will. */
export class OwnTickets implements LineTickets {
  /** Oldest first: all live equally long. */
  readonly #tickets = new Map<string, Ticket>();

  constructor(private readonly clock: Clock) {}

  issue(admission: Admission): Promise<{ readonly ticket: string; readonly expiresAt: number }> {
    this.#dropExpired();
    const [ticket, expiresAt] = [newTicket(), this.clock.now() + LIFETIME];
    this.#tickets.set(ticket, { ...admission, expiresAt });
    return Promise.resolve({ ticket, expiresAt });
  }

  redeem(ticket: string): Promise<Admission | undefined> {
    const known = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    return Promise.resolve(known && known.expiresAt > this.clock.now() ? known : undefined);
  }

  #dropExpired(): void {
    const now = this.clock.now();
    for (const [ticket, { expiresAt }] of this.#tickets) {
      if (expiresAt > now) return;
      this.#tickets.delete(ticket);
    }
  }
}

/** Tickets in the store, where another invocation finds them: by their hash, so that who reads the table has none. */
export class StoredTickets implements LineTickets {
  constructor(private readonly store: Pick<Store, 'records' | 'clock'>) {}

  async issue(admission: Admission): Promise<{ readonly ticket: string; readonly expiresAt: number }> {
    const { records, clock } = this.store;
    const [ticket, expiresAt] = [newTicket(), clock.now() + LIFETIME];
    await records.put<Ticket>(keyOf(ticket), { ...admission, expiresAt }, undefined, { expires: expiresAt });
    return { ticket, expiresAt };
  }

  async redeem(ticket: string): Promise<Admission | undefined> {
    const known = await this.store.records.take<Ticket>(keyOf(ticket));
    return known && known.expiresAt > this.store.clock.now() ? known : undefined;
  }
}

const newTicket = (): string => randomBytes(16).toString('base64url');
const keyOf = (ticket: string) => ({
  partition: 'line-tickets', id: createHash('sha256').update(ticket).digest('base64url'),
});
