import { isStaff, type Engine } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import type { ByeCode, Clock } from '@rostrum/core/ports';
import type { Frame } from '@rostrum/core/sync';
import type { InvocationHost, Stored } from '../host/index.js';
import { FAREWELL, farewellOf } from '../line/farewell.js';
import type { LineList, OpenLines } from '../store/line-list.js';
import type { Gateway } from './gateway.js';

/** A gateway cuts a line two hours after it was opened; a minute is for clocks that differ. In milliseconds. */
const LIFE = 2 * 3_600_000 - 60_000;

/** A line that waits for its greeting. */
export interface FreshLine {
  readonly person: string;
  readonly connection: string;
  /** When it was opened. */
  readonly at: number;
}

/** Tells the lines of one event what was stored since they were last told. Whoever uses it is the only one. */
export class LineNews {
  #frames: Frame[] = [];
  #people = new Set<string>();
  readonly #removed = new Map<string, ByeCode>();
  /** Who has been sent the staff view. */
  #staff: ReadonlySet<string> | undefined;

  constructor(
    private readonly host: InvocationHost,
    private readonly lines: LineList,
    private readonly gateway: Gateway,
    private readonly clock: Clock,
  ) {
    host.onStored((stored) => this.#note(stored));
  }

  /** Before anything is noted: who has the staff view. */
  async begin(): Promise<void> {
    this.#staff ??= await this.host.read(staffOf);
  }

  /** Gives the sequence up to which everybody has been told. */
  async tell(fresh: readonly FreshLine[]): Promise<number> {
    const [frames, people] = [this.#frames, this.#people];
    this.#frames = [];
    this.#people = new Set();
    const { seq, staff } = await this.host.read((engine) => ({ seq: engine.seq, staff: staffOf(engine) }));
    const before = this.#staff ?? staff;
    this.#staff = staff;
    const told = new Set([...people, ...this.#removed.keys(), ...(frames.length > 0 ? staff : [])]);
    const open = await this.lines.of(this.host.id, [...told]);
    const greeted = new Set(fresh.map(({ connection }) => connection));
    const each = (person: string, run: (connection: string) => Promise<unknown>) =>
      Object.keys(open.get(person) ?? {}).filter((connection) => !greeted.has(connection)).map(run);
    const framed = frames.map((frame) => JSON.stringify({ t: 'frame', frame }));
    await Promise.all([...staff].filter((person) => before.has(person)).flatMap((person) =>
      each(person, async (connection) => {
        for (const text of framed) if (!(await this.#say(connection, text))) return;
      })));
    for (const person of people) if (!this.#removed.has(person)) await this.#tellPerson(person, before, each);
    for (const [person, code] of this.#removed) await this.#dismiss(open.get(person) ?? {}, code);
    this.#removed.clear();
    await Promise.all(fresh.map((line) => this.#greet(line)));
    return seq;
  }

  #note({ settled, entries, staffFrame }: Stored): void {
    if (staffFrame) this.#frames.push(staffFrame);
    for (const person of settled.people) this.#people.add(person);
    for (const { entry } of entries) {
      for (const fact of entry.facts) {
        const person = fact['person'] as string;
        if (fact.type === 'roster/removed') this.#removed.set(person, farewellOf(fact['cause'] as string));
        // Back already: what was opened before is as good as any.
        else if (fact.type === 'roster/joined' && this.#removed.get(person) === 'denied') this.#removed.delete(person);
      }
    }
  }

  async #tellPerson(
    person: string, before: ReadonlySet<string>,
    each: (person: string, run: (connection: string) => Promise<unknown>) => readonly Promise<unknown>[],
  ): Promise<void> {
    const text = await this.host.read((engine) => {
      const role = engine.roleOf(person);
      if (!role) return undefined;
      const becomesStaff = isStaff(role) && !before.has(person);
      return JSON.stringify({
        t: 'self', role, seq: engine.seq, self: engine.self(person),
        ...(becomesStaff && { staff: engine.staffView.snapshot() }),
      });
    });
    if (text !== undefined) await Promise.all(each(person, (connection) => this.#say(connection, text)));
  }

  /** The greeting and the frame after it are of one reading: nothing falls in between. */
  async #greet({ person, connection, at }: FreshLine): Promise<void> {
    const text = await this.host.read((engine) => {
      const role = engine.roleOf(person);
      return role && JSON.stringify({
        t: 'hello', person, role, now: this.clock.now(), epoch: engine.epoch, seq: engine.seq,
        self: engine.self(person), expiresAt: at + LIFE, ...(isStaff(role) && { staff: engine.staffView.snapshot() }),
      });
    });
    if (text === undefined) return this.#dismiss({ [connection]: at }, 'denied');
    await this.#say(connection, text);
  }

  async #dismiss(lines: OpenLines, code: ByeCode): Promise<void> {
    await Promise.all(Object.keys(lines).map(async (connection) => {
      await this.lines.remove(connection);
      await this.gateway.bye(connection, code, FAREWELL[code] ?? FAREWELL.denied);
    }));
  }

  /** Of a line that is gone the gateway tells as well, later, so that the person departs. */
  #say(connection: string, text: string): Promise<boolean> {
    return this.gateway.sayText(connection, text);
  }
}

function staffOf(engine: Engine): ReadonlySet<string> {
  const staff = new Set<string>();
  for (const { id } of tablesOf(engine).people.values()) {
    const role = engine.roleOf(id);
    if (role && isStaff(role)) staff.add(id);
  }
  return staff;
}
