import { setMaxListeners } from 'node:events';
import type { RecordedFact } from '@rostrum/core/engine';
import type { Clock } from '@rostrum/core/ports';
import type { Logger } from '../logger.js';
import type { EntryFeed, EventHost } from '../host/index.js';
import type { Effect, React } from './effect.js';
import { rowOf, settleRow, tellStaff } from './retry-row.js';

const FIRST_RETRY = 500;
const LONGEST_RETRY = 60_000;
/** Where nothing has effects, the cursor is written only so often: it would cost as much as the log. */
const SAVE_EVERY = 1_000;
/** A failure that a second attempt mends is nothing that staff have to know. */
const TELL_AFTER = 1;
/** A process that does not look after the event asks again after this long. */
const FOLLOW = 1_000;

export interface EventEffectsOptions {
  readonly host: EventHost;
  /** Of the cursor: those of one name do not wait for those of another. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly react: React;
  /** All effects so far are done. */
  onIdle(): void;
}

/**
 * Runs the effects of one event's stored facts, at least once, from a stored cursor on. Effects of one key run in
 * order; those of others do not wait for one that fails. What fails is tried again until it is done, over restarts, and
 * staff see it meanwhile.
 */
export class EventEffects {
  readonly #feed: EntryFeed;
  /** The last effect of every key that has one to run. */
  readonly #chains = new Map<string, Promise<void>>();
  /** Sequences whose effects are not done, ascending. */
  readonly #open = new Set<number>();
  readonly #closing = new AbortController();
  #seen = 0;
  #saved = 0;
  #running: Promise<void>;

  constructor(private readonly options: EventEffectsOptions) {
    this.#feed = options.host.entriesFrom(options.name);
    // One for every effect that waits, of which there may be many.
    setMaxListeners(0, this.#closing.signal);
    this.#running = this.#run();
  }

  /** There are effects that are not done. */
  get isBusy(): boolean {
    return this.#open.size > 0;
  }

  /** All effects of all that is stored are done. */
  get isIdle(): boolean {
    return !this.isBusy && this.#feed.isAtEnd;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#feed.close();
    await Promise.allSettled([this.#running, ...this.#chains.values()]);
    await this.#save();
  }

  async #run(): Promise<void> {
    const { host, log } = this.options;
    while (!this.#closing.signal.aborted) {
      if (!host.leads && !(await this.#pause(FOLLOW))) return;
      if (!host.leads) continue;
      try {
        const entries = await this.#feed.next();
        for (const { seq, entry } of entries) this.#take(seq, entry.facts, entry.at);
        if (this.#seen - this.#saved >= SAVE_EVERY) await this.#save();
      } catch (error) {
        log.warn({ err: error, event: host.id }, 'effects could not read the log');
        if (!(await this.#pause(FOLLOW))) return;
      }
    }
  }

  #take(seq: number, facts: readonly RecordedFact[], at: number): void {
    const { host, react } = this.options;
    this.#seen = seq;
    const effects = facts.flatMap((fact) => react(host, fact, at));
    if (effects.length === 0) return;
    this.#open.add(seq);
    void Promise.all(effects.map((effect, index) => this.#chain(effect, rowOf(this.options.name, seq, index)))).then((all) => {
      if (!all.every(Boolean)) return;
      this.#open.delete(seq);
      void this.#settled();
    });
  }

  #chain(effect: Effect, row: string): Promise<boolean> {
    const { key } = effect;
    const before = this.#chains.get(key) ?? Promise.resolve();
    const result = before.then(() => this.#untilDone(effect, row));
    const link = result.then(() => undefined);
    this.#chains.set(key, link);
    void link.then(() => {
      if (this.#chains.get(key) === link) this.#chains.delete(key);
    });
    return result;
  }

  /** False when the server stopped first. */
  async #untilDone(effect: Effect, row: string): Promise<boolean> {
    const { host, log, clock } = this.options;
    let told: Promise<unknown> | undefined;
    for (let attempt = 0; ; attempt++) {
      if (this.#closing.signal.aborted) return false;
      try {
        const wait = ((await effect.when?.()) ?? 0) - clock.now();
        if (wait > 0 && !(await this.#pause(wait))) return false;
        await effect.run();
        await told;
        await settleRow(host, row);
        return true;
      } catch (error) {
        if (attempt === TELL_AFTER) told = tellStaff(host, row, effect);
        log.warn({ err: error, event: host.id, effect: effect.key, attempt }, 'effect failed, tried again');
        await this.#pause(Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(attempt, 10)));
      }
    }
  }

  async #settled(): Promise<void> {
    if (this.#open.size > 0) return;
    await this.#save();
    this.options.onIdle();
  }

  async #save(): Promise<void> {
    const [oldest = this.#seen + 1] = this.#open;
    const done = oldest - 1;
    if (done <= this.#saved) return;
    this.#saved = done;
    await this.#feed.done(done).catch((error: unknown) => {
      this.options.log.warn({ err: error, event: this.options.host.id }, 'cursor of effects not stored');
    });
  }

  /** False when the server stopped meanwhile. */
  #pause(milliseconds: number): Promise<boolean> {
    const { signal } = this.#closing;
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(false);
      const stop = () => {
        cancel();
        resolve(false);
      };
      const cancel = this.options.clock.after(milliseconds, () => {
        signal.removeEventListener('abort', stop);
        resolve(true);
      });
      signal.addEventListener('abort', stop, { once: true });
    });
  }
}
