import { Answers } from './answers.js';
import { RANK, isStaff, type Command, type Context, type PersonRole, type Role, type Rows, type Views } from './contract.js';
import { JournalTable } from './journal-table.js';
import { LiveError } from './live-error.js';
import type { Dump, Entry, RecordedFact } from './log.js';
import { validate } from './validate.js';
import { View } from './view.js';
import type { Tree, Value } from '../sync/index.js';

/** A feature with its types forgotten: the engine runs any of them. */
export interface AnyFeature {
  readonly name: string;
  readonly commands: { readonly [command: string]: unknown };
  readonly on: { readonly [fact: string]: unknown };
  readonly views: { readonly [table: string]: unknown };
  due?(own: never): unknown;
}
type AnyCommand = Command<Record<string, unknown>, Record<string, object>, unknown>;
type Handle = (own: Readonly<Record<string, JournalTable>>, fact: RecordedFact) => void;
interface AnyDue {
  readonly at: number;
  readonly person: string;
  readonly command: string;
  readonly input: unknown;
}

export interface EngineOptions {
  readonly features: readonly AnyFeature[];
  /** A base-36 number that grows when the view code or the history changes. */
  readonly epoch: string;
  /** The role of a person now; undefined for whoever is not in the event, who may do nothing. */
  roleOf(tables: { readonly [table: string]: Rows<unknown> }, person: string): PersonRole | undefined;
}

export interface Request {
  /** Made by the client, once per intention: asking again with the same id gives the same answer. */
  readonly id: string;
  readonly person: string;
  readonly command: string;
  readonly input: unknown;
}

export interface Accepted {
  readonly seq: number;
  /** What goes to the log; absent when this was asked and accepted before. */
  readonly entry?: Entry;
}

/** Who has to be told what, after a batch has been stored. */
export interface Settled {
  readonly seq: number;
  /** People whose own view changed, their role included. */
  readonly people: ReadonlySet<string>;
}

/**
 * Runs the features: checks authority, decides, applies facts, makes views. No clock and no I/O: whoever holds
 * it brings the time, stores the entries that `execute` gives, then calls `settle`. If storing fails, `revert`, or
 * throw the engine away and rebuild it from what is stored.
 */
export class Engine {
  readonly #tables = new Map<string, JournalTable>();
  readonly #world: Record<string, JournalTable> = {};
  readonly #commands = new Map<string, AnyCommand>();
  readonly #handlers = new Map<string, { handle: Handle; own: Record<string, JournalTable> }[]>();
  readonly #dues: (() => AnyDue | undefined)[] = [];
  readonly #answers = new Answers();
  #due: AnyDue | undefined;
  #dueKnown = false;
  #seq = 0;
  #at = 0;
  #settledSeq = 0;
  #settledAt = 0;
  #public: View;
  #staff: View;
  /** Nobody has seen a view of this engine yet. */
  #unseen = true;

  constructor(private readonly options: EngineOptions) {
    for (const feature of options.features) this.#add(feature);
    this.#public = new View('public', options.epoch, this.#tables, 0);
    this.#staff = new View('staff', options.epoch, this.#tables, 0);
  }

  /** The sequence of the last accepted command. */
  get seq(): number {
    return this.#seq;
  }
  get epoch(): string {
    return this.options.epoch;
  }
  get publicView(): View {
    return this.#public;
  }
  get staffView(): View {
    return this.#staff;
  }
  /** The rows as they are, for the server's own reading; features give the types. */
  get tables(): { readonly [table: string]: Rows<unknown> } {
    return this.#world;
  }
  roleOf(person: string): PersonRole | undefined {
    return this.options.roleOf(this.#world, person);
  }

  /**
   * Decides one command of a person.
   * Errors: `engine/denied`, `engine/outranked`, `engine/unknown-command`, `engine/invalid`, and the feature's own.
   */
  execute(request: Request, now: number): Accepted | LiveError {
    const before = this.#answers.get(request.person, request.id);
    if (before !== undefined) return { seq: before };
    const command = this.#commands.get(request.command);
    if (!command) return unknownCommand(request.command);
    const role = this.roleOf(request.person);
    if (!role || !command.may.includes(role)) return denied(request.command, role);
    const input = validate(command.input, request.input);
    if (input instanceof LiveError) return input;
    const target = command.target?.(input);
    if (target !== undefined) {
      const other = this.roleOf(target);
      if (other && RANK[other] >= RANK[role]) return outranked(other);
    }
    return this.#decide(command, request, role, input, now, target);
  }

  /** Decides what the server does by itself: timers, media facts, results of effects. */
  system(command: string, input: unknown, now: number, person = ''): Accepted | LiveError {
    const known = this.#commands.get(command);
    if (!known) return unknownCommand(command);
    if (!known.may.includes('system')) return denied(command, 'system');
    const checked = validate(known.input, input);
    if (checked instanceof LiveError) return checked;
    return this.#decide(known, { id: '', person, command, input }, 'system', checked, now, undefined);
  }

  /** When time alone will change something; undefined when it will not. */
  get dueAt(): number | undefined {
    return this.#nextDue()?.at;
  }

  /** Runs everything that is due at `now`. Call it before `execute`. */
  runDue(now: number): readonly Entry[] {
    const entries: Entry[] = [];
    for (let due = this.#nextDue(); due && due.at <= now; due = this.#nextDue()) {
      const result = this.system(due.command, due.input, Math.max(due.at, this.#at), due.person);
      if (result instanceof LiveError) throw new Error(`${due.command} was due and refused: ${result.code}`);
      entries.push(result.entry!);
    }
    return entries;
  }

  /** Applies a stored entry. */
  replay(entry: Entry): void {
    this.#seq++;
    this.#at = Math.max(this.#at, entry.at);
    this.#answers.set(entry.person, entry.id, this.#seq);
    for (const fact of entry.facts) this.#apply(fact);
  }

  /**
   * Everything applied so far is stored: from here on views and people may see it. The first time, after whatever was
   * loaded and replayed, is where frames begin.
   */
  settle(): Settled {
    this.#public.touch(this.#seq);
    this.#staff.touch(this.#seq);
    if (this.#unseen) {
      this.#public.begin();
      this.#staff.begin();
      this.#unseen = false;
    }
    const people = new Set<string>();
    for (const table of this.#tables.values()) {
      const self = table.views.self;
      if (self) {
        for (const [id, was] of table.touched) {
          const row = table.get(id);
          if (was !== undefined) for (const owner of self.owners(was)) people.add(owner);
          if (row !== undefined && row !== was) for (const owner of self.owners(row)) people.add(owner);
        }
      }
      table.settle();
    }
    this.#keep();
    return { seq: this.#seq, people };
  }

  /**
   * Takes back everything since the last `settle`, which was not stored. False, and nothing done, when rows went that
   * would come back in another order than they were in: rebuild the engine then.
   */
  revert(): boolean {
    const tables = [...this.#tables.values()];
    if (!tables.every((table) => table.revertible)) return false;
    for (const table of tables) table.revert();
    this.#answers.revert();
    this.#seq = this.#settledSeq;
    this.#at = this.#settledAt;
    this.#dueKnown = false;
    return true;
  }

  /** What one person alone sees: `{ table: { id: row } }`, whole. */
  self(person: string): Tree {
    const view: Record<string, Tree> = {};
    for (const table of this.#tables.values()) {
      const self = table.views.self;
      if (!self) continue;
      const rows: Record<string, Value> = {};
      let any = false;
      for (const id of table.owned(person)) {
        const row = table.get(id);
        const value = self.show(row, person);
        if (value === undefined) continue;
        rows[self.id?.(row) ?? id] = value;
        any = true;
      }
      if (any) view[table.name] = rows;
    }
    return view;
  }

  /** What late comers are handed of a table whose views have `history`. */
  history(table: string): Tree {
    const known = this.#tables.get(table);
    const rows: Record<string, Value> = {};
    for (const [id, row] of known?.views.history ? known.entries() : []) {
      const value = known!.views.history!(row);
      if (value !== undefined) rows[id] = value;
    }
    return rows;
  }

  dump(): Dump {
    const tables = Object.fromEntries([...this.#tables].map(([name, table]) => [name, [...table.entries()]]));
    return { seq: this.#seq, at: this.#at, tables, answers: this.#answers.dump() };
  }

  /** Goes on from a dump instead of the beginning. Only on an engine that has done nothing yet. */
  load(dump: Dump): void {
    for (const [name, rows] of Object.entries(dump.tables)) {
      const table = this.#tables.get(name);
      if (table) for (const [id, row] of rows) table.put(id, row);
    }
    for (const table of this.#tables.values()) table.settle();
    this.#answers.load(dump.answers);
    this.#seq = dump.seq;
    this.#at = dump.at;
    this.#keep();
    this.#dueKnown = false;
    this.#public = new View('public', this.epoch, this.#tables, dump.seq);
    this.#staff = new View('staff', this.epoch, this.#tables, dump.seq);
    this.#unseen = true;
  }

  #keep(): void {
    this.#answers.settle();
    this.#settledSeq = this.#seq;
    this.#settledAt = this.#at;
  }

  #add(feature: AnyFeature): void {
    const own: Record<string, JournalTable> = {};
    for (const [name, views] of Object.entries(feature.views)) {
      if (this.#tables.has(name)) throw new Error(`Two features have a table "${name}".`);
      own[name] = new JournalTable(name, views as Views<unknown>);
      this.#world[name] = own[name];
      this.#tables.set(name, own[name]);
    }
    for (const [name, command] of Object.entries(feature.commands)) this.#commands.set(name, command as AnyCommand);
    for (const [fact, handle] of Object.entries(feature.on)) {
      const handlers = this.#handlers.get(fact);
      if (handlers) handlers.push({ handle: handle as Handle, own });
      else this.#handlers.set(fact, [{ handle: handle as Handle, own }]);
    }
    if (feature.due) this.#dues.push(() => feature.due!(own as never) as AnyDue | undefined);
  }

  #decide(command: AnyCommand, request: Request, role: Role, input: unknown, now: number, target: string | undefined) {
    const at = Math.max(now, this.#at);
    const seq = this.#seq + 1;
    const context: Context = { person: request.person, role, now: at, id: seq.toString(36) };
    const decision = command.decide(this.#world, input, context);
    if (decision instanceof LiveError) return decision;
    // What the audience may not ask is an act of staff, and goes to the audit trail.
    const facts: RecordedFact[] = role !== 'system' && isStaff(role) && !command.may.includes('attendee')
      ? [acted(request, context, input, target), ...decision] : [...decision];
    const entry: Entry = { id: request.id, person: request.person, role, command: request.command, at, facts };
    this.replay(entry);
    return { seq, entry };
  }

  #apply(fact: RecordedFact): void {
    for (const { handle, own } of this.#handlers.get(fact.type) ?? []) handle(own, fact);
    this.#dueKnown = false;
  }

  #nextDue(): AnyDue | undefined {
    if (this.#dueKnown) return this.#due;
    this.#due = undefined;
    for (const next of this.#dues) {
      const due = next();
      if (due && (!this.#due || due.at < this.#due.at)) this.#due = due;
    }
    this.#dueKnown = true;
    return this.#due;
  }
}

function acted(request: Request, context: Context, input: unknown, target: string | undefined): RecordedFact {
  const reason = (input as { reason?: unknown } | undefined)?.reason;
  return {
    type: 'engine/acted', id: context.id, at: context.now, by: context.person, command: request.command,
    ...(target !== undefined && { target }), ...(typeof reason === 'string' && reason && { reason }),
  };
}

const unknownCommand = (command: string) =>
  new LiveError('engine/unknown-command', `There is no command "${command}".`, 'See the list of commands.', { kind: 'unknown' });

function denied(command: string, role: Role | undefined): LiveError {
  return role
    ? new LiveError('engine/denied', `"${command}" is not open to the role ${role}.`, 'Ask the host.', { kind: 'denied' })
    : new LiveError('engine/denied', 'You are not in this event.', 'Join it first.', { kind: 'denied' });
}

const outranked = (other: Role) =>
  new LiveError('engine/outranked', `This person is ${other}, which you do not outrank.`, 'Ask somebody who does.', { kind: 'denied' });
