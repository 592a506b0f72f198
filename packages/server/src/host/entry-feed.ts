import type { EntryAt, Store } from '../store/index.js';
import type { EventHost } from './contract.js';

/** How many entries wait in memory; more than that are read back from the log. */
const BUFFERED = 5_000;

/**
 * The stored entries of one event, in order, from a stored cursor: at least once. `next` gives what is new, `done`
 * moves the cursor. What was given and not done is given again after a restart. For one caller at a time.
 */
export class EntryFeed {
  readonly #unlisten: () => void;
  /** What follows `#given` without a gap, unless `#behind`. */
  #buffer: EntryAt[] = [];
  #behind = true;
  #given: number | undefined;
  #closed = false;
  #wake: () => void = () => {};
  #waits = false;

  constructor(
    private readonly store: Store,
    private readonly host: EventHost,
    /** Each name has a cursor of its own. */
    readonly name: string,
  ) {
    this.#unlisten = host.onStored(({ entries }) => {
      if (this.#behind) {
        // They are in the log, where `next` will find them.
      } else if (this.#buffer.length + entries.length > BUFFERED) {
        this.#buffer = [];
        this.#behind = true;
      } else this.#buffer.push(...entries);
      this.#wake();
    });
  }

  /** Everything that is stored has been given. */
  get isAtEnd(): boolean {
    return this.#waits;
  }

  /** Waits until there is something; empty only when the feed is closed. */
  async next(): Promise<readonly EntryAt[]> {
    this.#given ??= await this.store.cursors.get(this.host.id, this.name);
    while (!this.#closed) {
      const given = this.#given;
      // A batch can be read from the log before its writer here is told that it is stored.
      const entries = this.#behind ? await this.#fromLog() : this.#buffer.splice(0).filter(({ seq }) => seq > given);
      if (entries.length > 0) {
        this.#given = entries.at(-1)!.seq;
        return entries;
      }
      const more = this.#closed || this.#behind || this.#buffer.length > 0;
      if (more) continue;
      this.#waits = true;
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#waits = false;
    }
    return [];
  }

  /** Everything up to `seq` need not be given again. */
  async done(seq: number): Promise<void> {
    await this.store.cursors.set(this.host.id, this.name, seq);
  }

  close(): void {
    this.#closed = true;
    this.#unlisten();
    this.#wake();
  }

  /** One batch of the log. From when there is no further one, what is stored comes by the listener. */
  async #fromLog(): Promise<readonly EntryAt[]> {
    // What is stored while the log is being read may be in neither part, so it is buffered from before the reading.
    this.#behind = false;
    this.#buffer = [];
    for await (const entries of this.store.log.entries(this.host.id, this.#given!)) {
      this.#behind = true;
      this.#buffer = [];
      return entries;
    }
    return [];
  }
}
