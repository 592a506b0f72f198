import type { Engine } from '@rostrum/core/engine';
import type { EntryAt, EventHead, LogBatch, Store } from '../store/index.js';
import type { Stored } from './contract.js';
import { rebuild } from './rebuild.js';
import { closed } from './refusals.js';

/** A snapshot after so many batches. */
export const SNAPSHOT_EVERY = 200;

export interface LiveStateOptions {
  readonly store: Store;
  readonly onError: (error: unknown) => void;
}

/** One event's engine, what of it has been shown, and who is shown it: nobody sees what is not stored. */
export class LiveState {
  readonly #listeners = new Set<(stored: Stored) => void>();
  #reads: { readonly run: () => void; readonly reject: (error: unknown) => void }[] = [];
  #settled = true;
  #closed = false;
  #saving: Promise<void> | undefined;

  private constructor(
    private readonly head: EventHead,
    private readonly options: LiveStateOptions,
    /** Whoever changes it says `begin` before and `end` after. */
    public engine: Engine,
    /** The last sequence that listeners were told of. */
    public shown: number,
    /** Batches since the last snapshot, those of earlier processes included. */
    private tail: number,
  ) {}

  /** As it was at sequence `upTo`, the last of a batch; as it is when absent. */
  static async open(head: EventHead, options: LiveStateOptions, upTo?: number): Promise<LiveState> {
    const { engine, tail } = await rebuild(options.store, head, upTo);
    return new LiveState(head, options, engine, engine.seq, tail);
  }

  read<Result>(read: (engine: Engine) => Result): Promise<Result> {
    if (this.#closed) return Promise.reject(closed());
    return new Promise((resolve, reject) => {
      const run = () => {
        try {
          resolve(read(this.engine));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      if (this.#settled) run();
      else this.#reads.push({ run, reject });
    });
  }

  onStored(listener: (stored: Stored) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  get isSettled(): boolean {
    return this.#settled;
  }

  /** From here on the engine may hold what is not stored. */
  begin(): void {
    this.#settled = false;
  }

  /** The engine holds nothing but what is stored and shown. */
  end(): void {
    this.#settled = true;
    for (const { run } of this.#reads.splice(0)) run();
  }

  /** The engine holds these, and they are stored. */
  show(entries: readonly EntryAt[]): void {
    const settled = this.engine.settle();
    const stored: Stored = { settled, entries, staffFrame: this.engine.staffView.frame({ window: 1 }) };
    this.shown = settled.seq;
    for (const listener of this.#listeners) {
      try {
        listener(stored);
      } catch (error) {
        this.options.onError(error);
      }
    }
    this.tail++;
    // Saving goes on beside the commands that follow: a dump is a copy.
    if (this.tail >= SNAPSHOT_EVERY && !this.#saving) this.#saving = this.#save();
  }

  /** Takes over what other processes have stored. Only when the engine holds nothing else. */
  async catchUp(): Promise<void> {
    for await (const batch of this.options.store.log.read(this.head.id, this.shown)) this.follow(batch);
  }

  /** As `catchUp`, with what has been read already. */
  follow({ firstSeq, entries }: LogBatch): void {
    for (const entry of entries) this.engine.replay(entry);
    this.show(entries.map((entry, index) => ({ seq: firstSeq + index, entry })));
  }

  /** Throws away what is not stored, if that is possible without reading anything. */
  revert(): boolean {
    return this.engine.revert();
  }

  /** Throws away what is not stored. Listeners are told what they have missed, and nothing twice. */
  async rebuild(): Promise<void> {
    await this.reload();
    await this.catchUp();
  }

  /** Throws away what is not stored, and stands where listeners stand. */
  async reload(): Promise<void> {
    const { engine, tail } = await rebuild(this.options.store, this.head, this.shown);
    this.engine = engine;
    this.tail = tail;
  }

  /** Those who wait for a reading are told that there is none. */
  refuse(error: unknown): void {
    for (const { reject } of this.#reads.splice(0)) reject(error);
  }

  /** Resolves when a snapshot that is being saved is saved. */
  async saved(): Promise<void> {
    await this.#saving;
  }

  /** Saves what there is, unless the engine was left with something that is not stored. */
  async close(): Promise<void> {
    this.#closed = true;
    this.refuse(closed());
    await this.#saving;
    if (this.#settled && this.tail > 0) await this.#save();
  }

  async #save(): Promise<void> {
    this.tail = 0;
    try {
      await this.options.store.snapshots.save(this.head.id, this.engine.dump());
    } catch (error) {
      this.options.onError(error);
    } finally {
      this.#saving = undefined;
    }
  }
}
