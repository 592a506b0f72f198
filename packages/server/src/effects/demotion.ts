import { tablesOf } from '@rostrum/core/event';
import type { Clock } from '@rostrum/core/ports';
import { slotId } from '@rostrum/core/stage';
import type { Logger } from 'pino';
import type { EventHost } from '../host/index.js';
import type { OnAir } from './on-air.js';
import type { Removal } from './removal.js';

/** How long a client has to stop publishing by itself, in milliseconds. */
const GRACE = 4_000;
const RETRY = 5_000;

/**
 * Takes people off the stage who lost their place and go on publishing. A client that obeys exchanges its token and
 * stays as a viewer; for one that does not, only disconnecting helps.
 */
export class Demotion {
  readonly #pending = new Map<string, () => void>();
  #closed = false;

  constructor(
    private readonly onAir: OnAir,
    private readonly removal: Removal,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  /** Looks after the grace. */
  soon(host: EventHost, person: string, wait = GRACE): void {
    const key = `${host.id}/${person}`;
    if (this.#closed) return;
    this.#pending.get(key)?.();
    this.#pending.set(key, this.clock.after(wait, () => {
      this.#pending.delete(key);
      this.#enforce(host, person).catch((error: unknown) => {
        this.log.warn({ err: error, event: host.id, person }, 'demotion failed, tried again');
        this.soon(host, person, RETRY);
      });
    }));
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#pending.values()) cancel();
  }

  async #enforce(host: EventHost, person: string): Promise<void> {
    for (const { participant, kind } of await this.onAir.of(host.id, person)) {
      const hasPlace = await host.read((engine) => tablesOf(engine).slots.get(slotId(person, kind)) !== undefined);
      if (hasPlace) continue;
      await this.removal.disconnect(host.id, person, participant, 'off the stage');
      await this.onAir.remove(host.id, participant);
      this.log.info({ event: host.id, person, kind }, 'disconnected who published without a place');
    }
  }
}
