import { randomUUID } from 'node:crypto';
import { LiveError, type Accepted, type Engine, type Request } from '@rostrum/core/engine';
import type { Clock } from '@rostrum/core/ports';
import { LogConflict, type EventHead, type Store } from '../store/index.js';
import { Batch, EngineBroken, stretches, type Waiting } from './batch.js';
import type { EventHost, Stored } from './contract.js';
import { EntryFeed } from './entry-feed.js';
import { LiveState } from './live-state.js';
import { busy, closed, failed, unknownOutcome } from './refusals.js';
import { Tenure } from './tenure.js';

/** How many commands wait at most. What the server itself has to say is never turned away. */
export const MAILBOX = 20_000;
/** How often a process looks for what others stored, in milliseconds. */
const LOOK = 1_000;
/** How long a stopping process waits for the store, in milliseconds. */
const GRACE = 10_000;
const PAUSE = 1_000;

export interface LiveHostOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** The process. */
  readonly owner: string;
  readonly onError: (error: unknown) => void;
  /** Others write to the event as well, the lease or no: it is looked for what they stored. */
  readonly shared?: boolean | undefined;
}

/**
 * The single writer of one event in this process. It takes what is in the mailbox, judges it, stores it as one
 * batch, and only then shows and answers it; meanwhile the next commands gather. Should another process write as
 * well, the append fails, and what was judged on a state that is not so is judged again.
 */
export class LiveHost implements EventHost {
  readonly #state: LiveState;
  readonly #feeds = new Set<EntryFeed>();
  readonly #abort = new AbortController();
  #mailbox: Waiting[] = [];
  #running: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  #conflicts = 0;
  /** When to look for what others stored. */
  #lookAt: number;
  /** A timer failed: timers rest until something else has been stored. */
  #dueBroken = false;
  #usedAt: number;
  #cancelTimer: () => void = () => {};

  private constructor(
    readonly id: string,
    private readonly options: LiveHostOptions,
    private readonly tenure: Tenure,
    state: LiveState,
  ) {
    this.#state = state;
    this.#lookAt = this.#nextLook();
    this.#usedAt = options.clock.now();
  }

  static async open(head: EventHead, options: LiveHostOptions): Promise<LiveHost> {
    let changed = () => {};
    const tenure = new Tenure(options.store.leases, { ...options, event: head.id, onChange: () => changed() });
    // The lease comes first: what is read after it is what the one before us has left.
    await tenure.start();
    const host = new LiveHost(head.id, options, tenure, await LiveState.open(head, options));
    changed = () => host.#tenureChanged();
    host.#wake();
    return host;
  }

  /** The lease is held. */
  get leads(): boolean {
    return this.tenure.held;
  }

  /** Since when nobody has asked anything; undefined while there is something to do, now or at some time, or to follow. */
  get idleSince(): number | undefined {
    const rests = this.leads && !this.options.shared && !this.#running && this.#state.engine.dueAt === undefined;
    return rests ? this.#usedAt : undefined;
  }

  /** How many are told of what is stored. */
  get listeners(): number {
    return this.#state.listeners;
  }

  execute(request: Request): Promise<Accepted | LiveError> {
    if (this.#mailbox.length >= MAILBOX) return Promise.resolve(busy());
    return this.#ask(request, false);
  }

  system(command: string, input: unknown, person = ''): Promise<Accepted | LiveError> {
    return this.#ask({ id: '', person, command, input }, true);
  }

  read<Result>(read: (engine: Engine) => Result): Promise<Result> {
    this.#usedAt = this.options.clock.now();
    return this.#state.read(read);
  }

  onStored(listener: (stored: Stored) => void): () => void {
    return this.#state.onStored(listener);
  }

  /** The stored entries from the cursor of this name on. Ends with the host. */
  entriesFrom(name: string): EntryFeed {
    const feed = new EntryFeed(this.options.store, this, name);
    this.#feeds.add(feed);
    return feed;
  }

  /** Answers what was accepted, takes a snapshot, and gives up the lease. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  #ask(request: Request, system: boolean): Promise<Accepted | LiveError> {
    if (this.#closing) return Promise.resolve(closed());
    this.#usedAt = this.options.clock.now();
    return new Promise((answer) => {
      this.#mailbox.push({ request, system, answer });
      this.#wake();
    });
  }

  #wake(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#hasWork) this.#wake();
      else this.#arm();
    });
  }

  /** Wakes for the next timer. */
  #arm(): void {
    this.#cancelTimer();
    if (this.#closing) return;
    const at = Math.min(this.#dueAt, this.#lookAt);
    if (at === Infinity) return;
    this.#cancelTimer = this.options.clock.after(Math.max(0, at - this.options.clock.now()), () => this.#wake());
  }

  get #dueAt(): number {
    return (this.#dueBroken ? undefined : this.#state.engine.dueAt) ?? Infinity;
  }
  get #hasWork(): boolean {
    if (this.#mailbox.length > 0) return true;
    return !this.#closing && Math.min(this.#dueAt, this.#lookAt) <= this.options.clock.now();
  }

  #nextLook(): number {
    return this.leads && !this.options.shared ? Infinity : this.options.clock.now() + LOOK;
  }
  #tenureChanged(): void {
    this.#lookAt = 0;
    this.#wake();
  }

  async #run(): Promise<void> {
    // Whatever is asked in the same turn goes into the same batch.
    await Promise.resolve();
    while (this.#hasWork && !this.#abort.signal.aborted) await this.#turn();
    if (this.#abort.signal.aborted) for (const { answer } of this.#mailbox.splice(0)) answer(closed());
  }

  async #turn(): Promise<void> {
    const batch = new Batch();
    let stored = this.#state.engine.seq;
    this.#state.begin();
    try {
      if (this.#lookAt !== Infinity) {
        await this.#state.catchUp();
        this.#lookAt = this.#nextLook();
      }
      stored = this.#state.engine.seq;
      this.#judge(batch);
      for (const stretch of stretches(batch)) {
        await this.options.store.log.append(this.id, { writeId: randomUUID(), ...stretch }, this.#abort.signal);
        stored += stretch.entries.length;
      }
    } catch (error) {
      return this.#recover(batch, stored, error);
    }
    this.#conflicts = 0;
    if (batch.entries.length > 0) {
      this.#dueBroken = false;
      this.#state.show(batch.entries);
    }
    this.#state.end();
    for (const { waiting, answer } of batch.verdicts) waiting.answer(answer);
  }

  /** Takes from the mailbox what fits. What is due comes before any command. */
  #judge(batch: Batch): void {
    const { clock, onError } = this.options;
    const now = clock.now();
    if (!this.#dueBroken) {
      // Until it has gone well, it has not: a timer that throws must not be tried again at once.
      this.#dueBroken = true;
      const ready = batch.runDue(this.#state.engine, now);
      this.#dueBroken = false;
      if (!ready) return;
    }
    let taken = 0;
    try {
      while (taken < this.#mailbox.length && !batch.full) {
        batch.judge(this.#state.engine, this.#mailbox[taken++]!, now, onError);
      }
    } finally {
      this.#mailbox.splice(0, taken);
    }
  }

  /** The engine holds what is not stored, or is broken: begins anew from what is stored, up to `stored` at least. */
  async #recover(batch: Batch, stored: number, error: unknown): Promise<void> {
    const conflict = error instanceof LogConflict;
    if (!conflict) this.options.onError(error);
    // The last one judged is the one that broke the engine; it is not tried again.
    const culprit = error instanceof EngineBroken ? batch.verdicts.pop() : undefined;
    culprit?.waiting.answer(culprit.answer);
    if (conflict) await this.#pause(this.options.clock.random() * Math.min(PAUSE, 5 * 2 ** this.#conflicts++));
    const rebuilt = await this.#rebuild(conflict);
    const again: Waiting[] = [];
    for (const { waiting, answer } of batch.verdicts) {
      if (!(answer instanceof LiveError) && answer.seq <= stored) waiting.answer(answer);
      else if (!rebuilt) waiting.answer(unknownOutcome());
      else if (conflict || culprit) again.push(waiting);
      else waiting.answer(failed());
    }
    this.#mailbox = [...again, ...this.#mailbox];
    if (rebuilt) this.#state.end();
  }

  /** Tries until it is done; false when the process is stopped before. */
  async #rebuild(isSound: boolean): Promise<boolean> {
    while (!this.#abort.signal.aborted) {
      try {
        if (isSound && this.#state.revert()) await this.#state.catchUp();
        else await this.#state.rebuild();
        return true;
      } catch (error) {
        this.options.onError(error);
        await this.#pause(PAUSE);
      }
    }
    return false;
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.options.clock.after(milliseconds, resolve));
  }

  async #close(): Promise<void> {
    this.#cancelTimer();
    const cancel = this.options.clock.after(GRACE, () => this.#abort.abort());
    while (this.#running) await this.#running;
    cancel();
    for (const feed of this.#feeds) feed.close();
    await this.#state.close();
    await this.tenure.stop().catch(this.options.onError);
  }
}
