import {
  LiveError, type Accepted, type Engine, type Entry, type RecordedFact, type Settled,
} from '../../engine/index.js';
import { createEngine, tablesOf, type CommandName, type EventTables } from '../../event/index.js';
import type { SessionPlan } from '../../session/index.js';
import type { Clock } from '../../ports/index.js';

/** What has just become true, for those who tell the people. */
export interface Happened extends Settled {
  readonly facts: readonly RecordedFact[];
}

/** The event's one writer: runs commands and timers on the engine and says what came of it. Keeps the log. */
export class MemoryHost {
  readonly engine: Engine;
  readonly log: Entry[] = [];
  readonly #listeners = new Set<(happened: Happened) => void>();
  #stopTimer: (() => void) | undefined;

  constructor(private readonly clock: Clock, plan: SessionPlan) {
    this.engine = createEngine(clock.now());
    this.system('session/create', plan);
  }

  get tables(): EventTables {
    return tablesOf(this.engine);
  }

  /** Returns the end of it. */
  onHappened(listener: (happened: Happened) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  execute(person: string, id: string, command: string, input: unknown): Accepted | LiveError {
    return this.#run(() => this.engine.execute({ person, id, command, input }, this.clock.now()));
  }

  system(command: CommandName, input: unknown, person = ''): Accepted | LiveError {
    return this.#run(() => this.engine.system(command, input, this.clock.now(), person));
  }

  stop(): void {
    this.#stopTimer?.();
    this.#listeners.clear();
  }

  #run(decide: () => Accepted | LiveError): Accepted | LiveError {
    const due = this.engine.runDue(this.clock.now());
    const result = decide();
    const entries = result instanceof LiveError || !result.entry ? due : [...due, result.entry];
    if (entries.length > 0) this.#settle(entries);
    return result;
  }

  #settle(entries: readonly Entry[]): void {
    this.log.push(...entries);
    const settled = this.engine.settle();
    this.#stopTimer?.();
    const { dueAt } = this.engine;
    if (dueAt !== undefined) this.#stopTimer = this.clock.after(dueAt - this.clock.now(), () => this.#runDue());
    const happened: Happened = { ...settled, facts: entries.flatMap(({ facts }) => facts) };
    for (const listener of [...this.#listeners]) listener(happened);
  }

  #runDue(): void {
    const entries = this.engine.runDue(this.clock.now());
    if (entries.length > 0) this.#settle(entries);
  }
}
