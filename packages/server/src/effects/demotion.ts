import { tablesOf } from '@rostrum/core/event';
import type { Clock } from '@rostrum/core/ports';
import { slotId } from '@rostrum/core/stage';
import type { EventHost } from '../host/index.js';
import type { Logger } from '../logger.js';
import type { OnAir } from './on-air.js';
import type { StageRemoval } from './removal.js';

/** How long a client has to stop publishing by itself, in milliseconds. */
export const GRACE = 4_000;
const RETRY = 5_000;

/**
 * Takes people off the stage who lost their place and go on publishing. A client that obeys exchanges its token and
 * stays as a viewer; for one that does not, only disconnecting helps.
 */
export interface Demotion {
  /** Looks after the grace. */
  soon(host: EventHost, person: string): Promise<void>;
}

/** Puts off the stage whoever publishes without a place, now. */
export class Enforcement {
  constructor(
    private readonly onAir: OnAir,
    private readonly removal: StageRemoval,
    private readonly log: Logger,
  ) {}

  async enforce(host: EventHost, person: string): Promise<void> {
    for (const { participant, kind } of await this.onAir.of(host.id, person)) {
      const hasPlace = await host.read((engine) => tablesOf(engine).slots.get(slotId(person, kind)) !== undefined);
      if (hasPlace) continue;
      await this.removal.disconnect(host.id, person, participant, 'off the stage');
      await this.onAir.remove(host.id, participant);
      this.log.info({ event: host.id, person, kind }, 'disconnected who published without a place');
    }
  }
}

/** By timers of this process. */
export class TimedDemotion implements Demotion {
  readonly #pending = new Map<string, () => void>();
  #closed = false;

  constructor(
    private readonly enforcement: Enforcement,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  soon(host: EventHost, person: string): Promise<void> {
    this.#after(GRACE, host, person);
    return Promise.resolve();
  }

  /** Somebody of the event is to be looked after. */
  waitsFor(event: string): boolean {
    for (const key of this.#pending.keys()) if (key.startsWith(`${event}/`)) return true;
    return false;
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#pending.values()) cancel();
  }

  #after(wait: number, host: EventHost, person: string): void {
    const key = `${host.id}/${person}`;
    if (this.#closed) return;
    this.#pending.get(key)?.();
    this.#pending.set(key, this.clock.after(wait, () => {
      this.#pending.delete(key);
      this.enforcement.enforce(host, person).catch((error: unknown) => {
        this.log.warn({ err: error, event: host.id, person }, 'demotion failed, tried again');
        this.#after(RETRY, host, person);
      });
    }));
  }
}
