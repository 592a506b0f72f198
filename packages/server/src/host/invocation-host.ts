import { randomUUID } from 'node:crypto';
import { LiveError, type Accepted, type Engine, type Request } from '@rostrum/core/engine';
import type { Clock } from '@rostrum/core/ports';
import { LogConflict, type EventHead, type Store } from '../store/index.js';
import { Batch, EngineBroken, stretches, type Waiting } from './batch.js';
import type { EventHost, Stored } from './contract.js';
import { EntryFeed } from './entry-feed.js';
import { LiveState } from './live-state.js';
import { closed, failed, unknownOutcome } from './refusals.js';
import { SeenMail } from './seen-mail.js';

/**
 * The pause after a conflict, in milliseconds for each who waits: meanwhile one of them writes for all. Twice as long
 * after each further conflict, and never longer than `LONGEST_PAUSE`.
 */
const PAUSE = 10;
const LONGEST_PAUSE = 400;
/** How long the outcome of a write is asked for, in milliseconds. Whoever invoked us does not wait much longer. */
const PATIENCE = 8_000;
/** Faults of the store in a row after which those who wait are told. */
const FAULTS = 2;

export interface InvocationHostOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** The last sequence that somebody was told of: what came after it is told again. */
  readonly from?: number | undefined;
}

interface Look {
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The single writer of one event for as long as one invocation lasts: nobody holds a lease, and nothing happens while
 * nobody asks. It reads what is new, judges, and appends; that is two calls for a command that meets no other. When
 * another invocation has appended first, the command goes to the inbox, where whoever appends next takes all there
 * is along: many at once become few batches.
 */
export class InvocationHost implements EventHost {
  /** Whoever is invoked for the effects and the feed of an event is the only one. */
  readonly leads = true;
  readonly #state: LiveState;
  readonly #feeds = new Set<EntryFeed>();
  #waiting: Waiting[] = [];
  readonly #mail = new SeenMail();
  #looking: Look[] = [];
  #isFresh = false;
  /** The engine holds what can only be thrown away. */
  #isVoid = false;
  #conflicts = 0;
  #faults = 0;
  #hasGivenUp = false;
  #running: Promise<void> | undefined;
  #isClosed = false;

  private constructor(
    readonly id: string,
    private readonly options: InvocationHostOptions,
    state: LiveState,
  ) {
    this.#state = state;
  }

  static async open(head: EventHead, options: InvocationHostOptions): Promise<InvocationHost> {
    return new InvocationHost(head.id, options, await LiveState.open(head, options, options.from));
  }

  /** Takes over what others have stored, and does what time alone does. Call it once per invocation, before all else. */
  look(): Promise<void> {
    return new Promise((done, failed) => {
      this.#isFresh = false;
      this.#looking.push({ done, failed });
      this.#wake();
    });
  }

  execute(request: Request): Promise<Accepted | LiveError> {
    return this.#ask(request, false);
  }

  system(command: string, input: unknown, person = ''): Promise<Accepted | LiveError> {
    return this.#ask({ id: '', person, command, input }, true);
  }

  read<Result>(read: (engine: Engine) => Result): Promise<Result> {
    const reading = this.#state.read(read);
    if (!this.#state.isSettled) this.#wake();
    return reading;
  }

  onStored(listener: (stored: Stored) => void): () => void {
    return this.#state.onStored(listener);
  }

  entriesFrom(name: string): EntryFeed {
    const feed = new EntryFeed(this.options.store, this, name);
    this.#feeds.add(feed);
    return feed;
  }

  /** Resolves when nothing is under way: the process may be frozen then. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
    await this.#state.saved();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.idle();
    for (const feed of this.#feeds) feed.close();
    await this.#state.close();
  }

  #ask(request: Request, system: boolean): Promise<Accepted | LiveError> {
    if (this.#isClosed) return Promise.resolve(closed());
    return new Promise((answer) => {
      this.#waiting.push({ request, system, answer });
      this.#wake();
    });
  }

  #wake(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#hasWork) this.#wake();
    });
  }

  get #hasWork(): boolean {
    return this.#isAsked || this.#looking.length > 0;
  }
  get #isAsked(): boolean {
    return this.#waiting.length > 0 || this.#mail.hasOwn;
  }

  async #run(): Promise<void> {
    // Whatever is asked in the same turn goes into the same batch.
    await Promise.resolve();
    do await this.#turn(); while (this.#hasWork || !(this.#state.isSettled || this.#hasGivenUp));
  }

  async #turn(): Promise<void> {
    const { store, clock, onError } = this.options;
    this.#hasGivenUp = false;
    const batch = new Batch();
    const mailOf = new Map<Waiting, string>();
    this.#state.begin();
    let looked: Look[] = [];
    try {
      if (!this.#isFresh || this.#looking.length > 0) {
        looked = this.#looking.splice(0);
        await this.#catchUp();
      }
      const now = clock.now();
      if (batch.runDue(this.#state.engine, now)) {
        for (const waiting of this.#take(mailOf, batch)) batch.judge(this.#state.engine, waiting, now, onError);
      }
      await this.#append(batch, this.#takenBy(batch, mailOf));
    } catch (error) {
      this.#looking.push(...looked);
      return this.#recover(batch, mailOf, error);
    }
    this.#conflicts = 0;
    this.#faults = 0;
    if (batch.entries.length > 0) this.#state.show(batch.entries);
    this.#state.end();
    for (const { done } of looked) done();
    const over: string[] = [];
    for (const { waiting, answer } of batch.verdicts) {
      const key = mailOf.get(waiting);
      const own = key === undefined || this.#mail.judged(key);
      waiting.answer(answer);
      // What was refused stays for its sender, who judges it for himself.
      if (key !== undefined && (own || !(answer instanceof LiveError) || this.#mail.isForsaken(key, clock.now()))) over.push(key);
    }
    if (over.length > 0) await store.inbox.remove(this.id, over).catch(onError);
    this.#mail.removed(over);
  }

  /** What is to be judged: the mail first, it has waited longest. Who only reads writes for nobody. */
  *#take(mailOf: Map<Waiting, string>, batch: Batch): Generator<Waiting> {
    if (!this.#isAsked) return;
    for (const [key, waiting] of this.#mail.pending()) {
      if (batch.full) return;
      mailOf.set(waiting, key);
      yield waiting;
    }
    while (this.#waiting.length > 0 && !batch.full) yield this.#waiting.shift()!;
  }

  /** The mail that this batch writes down, or that was written before. */
  #takenBy({ verdicts }: Batch, mailOf: ReadonlyMap<Waiting, string>): Readonly<Record<string, number>> | undefined {
    const taken: [string, number][] = [];
    for (const { waiting, answer } of verdicts) {
      const key = mailOf.get(waiting);
      if (key !== undefined && !(answer instanceof LiveError)) taken.push([key, answer.seq]);
    }
    return taken.length > 0 ? Object.fromEntries(taken) : undefined;
  }

  async #append(batch: Batch, taken: Readonly<Record<string, number>> | undefined): Promise<void> {
    const { store, clock } = this.options;
    const ending = new AbortController();
    const cancel = clock.after(PATIENCE, () => ending.abort());
    try {
      const parts = [...stretches(batch)];
      for (const [index, part] of parts.entries()) {
        const last = index === parts.length - 1;
        await store.log.append(this.id, { writeId: randomUUID(), ...part, ...(last && taken && { taken }) }, ending.signal);
      }
    } finally {
      cancel();
    }
  }

  /** Reads what others have written, and answers whoever is in it. */
  async #catchUp(): Promise<void> {
    const { store } = this.options;
    if (this.#isVoid) await this.#state.reload();
    this.#isVoid = false;
    const { batches, mail } = await store.inbox.tail(this.id, this.#state.shown);
    for (const batch of batches) this.#state.follow(batch);
    const { lost, isSure } = this.#mail.see(mail, batches);
    this.#waiting.push(...lost);
    this.#isFresh = isSure;
  }

  /** Nothing of the batch counts, except what was stored of it before it failed, which the log will tell. */
  async #recover(batch: Batch, mailOf: ReadonlyMap<Waiting, string>, error: unknown): Promise<void> {
    const { store, clock, onError } = this.options;
    const conflict = error instanceof LogConflict;
    this.#isFresh = false;
    if (!conflict || !this.#state.revert()) this.#isVoid = true;
    const culprit = error instanceof EngineBroken ? batch.verdicts.pop()?.waiting : undefined;
    if (culprit) await this.#discard(culprit, mailOf.get(culprit));
    const own = batch.verdicts.map(({ waiting }) => waiting).filter((waiting) => !mailOf.has(waiting));
    if (conflict) {
      await Promise.all(own.map(async (waiting) => {
        const { key } = await store.inbox.put(this.id, waiting.request, waiting.system);
        this.#mail.left(key, waiting);
      })).catch((fault: unknown) => this.#giveUp(fault, own));
      const pause = Math.min(LONGEST_PAUSE, PAUSE * (this.#mail.length + 1) * 2 ** Math.min(this.#conflicts++, 5));
      await new Promise<void>((resolve) => clock.after(clock.random() * pause, resolve));
      return;
    }
    onError(error);
    this.#waiting = [...own, ...this.#waiting];
    if (!culprit && ++this.#faults >= FAULTS) this.#giveUp(error);
  }

  /** What breaks the engine is not judged again, by anybody. */
  async #discard({ answer }: Waiting, key: string | undefined): Promise<void> {
    answer(failed());
    if (key === undefined) return;
    this.#mail.judged(key);
    await this.options.store.inbox.remove(this.id, [key]).catch(this.options.onError);
  }

  /** The store does not answer: everybody is told, and what is in the inbox may still be written. */
  #giveUp(error: unknown, own: readonly Waiting[] = []): void {
    this.options.onError(error);
    this.#faults = 0;
    for (const { answer } of new Set([...own, ...this.#waiting, ...this.#mail.forget()])) answer(unknownOutcome());
    this.#waiting = [];
    for (const { failed: fail } of this.#looking.splice(0)) fail(error);
    this.#state.refuse(error);
    this.#hasGivenUp = true;
  }
}
