import { isStaff, LiveError, type Engine } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import type { ByeCode, Clock, LineUp } from '@rostrum/core/ports';
import { judge } from '../http/command.js';
import type { EventHost, Stored } from '../host/index.js';
import type { Limits } from '../limits/index.js';
import { FAREWELL, farewellOf } from './farewell.js';
import { MOST_LINES } from './line-limits.js';
import type { LineSocket } from './line-socket.js';
import { Presence } from './presence.js';

export interface EventLinesOptions {
  readonly clock: Clock;
  readonly limits: Limits;
  /** What nobody is waiting for went wrong. */
  onError(error: unknown): void;
}

/** The lines of one event: who is told what after every stored batch. */
export class EventLines {
  readonly #lines = new Map<string, Set<LineSocket>>();
  readonly #staff = new Set<LineSocket>();
  /** People whose own view has changed since they were last told. */
  #stale = new Set<string>();
  /** Why people are removed, until their lines are closed. */
  readonly #removed = new Map<string, ByeCode>();
  #telling: Promise<void> | undefined;
  readonly #presence: Presence;
  readonly #unlisten: () => void;

  constructor(readonly host: EventHost, private readonly options: EventLinesOptions) {
    this.#presence = new Presence(host, options.clock);
    this.#unlisten = host.onStored((stored) => this.#stored(stored));
    host
      .read(onlineOf)
      .then((online) => this.#presence.resume(online.filter((person) => !this.#lines.has(person))), options.onError);
  }

  get people(): number {
    return this.#lines.size;
  }

  /** Nobody is here, nor waited for. */
  get isIdle(): boolean {
    return this.people === 0 && this.#presence.isIdle;
  }

  /** Takes a line in. The hello and the first frame after it are of one reading: nothing falls in between. */
  async admit(socket: LineSocket): Promise<void> {
    const { person } = socket;
    socket.lines = this;
    const others = this.#lines.get(person) ?? new Set<LineSocket>();
    this.#lines.set(person, others.add(socket));
    for (const oldest of others.size > MOST_LINES ? others : []) {
      this.closed(oldest);
      oldest.bye('replaced', 'You have opened this event elsewhere.');
      break;
    }
    await this.host.read((engine) => this.#greet(socket, engine));
  }

  closed(socket: LineSocket): void {
    this.#staff.delete(socket);
    const lines = this.#lines.get(socket.person);
    if (!lines?.delete(socket) || lines.size > 0) return;
    this.#lines.delete(socket.person);
    this.#presence.closed(socket.person);
  }

  async heard(socket: LineSocket, message: LineUp): Promise<void> {
    const { clock, limits } = this.options;
    if (message.t === 'ping') return socket.say({ t: 'pong', at: message.at, now: clock.now() });
    if (message.t === 'hi') return;
    const { id, command, input } = message;
    const answer = await judge(this.host, limits, { id, person: socket.person, command, input });
    // Whoever hears that it is done finds it done in the own view.
    await this.#telling;
    if (answer instanceof LiveError) socket.say({ t: 'refused', id, error: answer.toJSON() });
    else socket.say({ t: 'ack', id, seq: answer.seq });
  }

  /** For the feed by line. Staff have a view of their own. */
  broadcast(text: string): void {
    for (const lines of this.#lines.values()) {
      for (const line of lines) if (line.isGreeted && !line.isStaff) line.sayText(text);
    }
  }

  close(): void {
    this.#presence.close();
    this.#unlisten();
  }

  #greet(socket: LineSocket, engine: Engine): void {
    const { person } = socket;
    const role = engine.roleOf(person);
    if (!role) return socket.bye('denied', 'You are not in this event.');
    if (!this.#lines.get(person)?.has(socket)) return;
    socket.isStaff = isStaff(role);
    socket.isGreeted = true;
    const self = engine.self(person);
    socket.say({
      t: 'hello', person, role, now: this.options.clock.now(), epoch: engine.epoch, seq: engine.seq, self,
      ...(socket.isStaff && { staff: engine.staffView.snapshot() }),
    });
    if (socket.isStaff) this.#staff.add(socket);
    this.#presence.opened(person, tablesOf(engine).people.get(person)?.online === true);
  }

  #stored({ settled, entries, staffFrame }: Stored): void {
    if (staffFrame && this.#staff.size > 0) {
      const text = JSON.stringify({ t: 'frame', frame: staffFrame });
      for (const line of this.#staff) line.sayText(text);
    }
    for (const { entry } of entries) {
      for (const fact of entry.facts) {
        if (fact.type === 'roster/removed') this.#remove(fact['person'] as string, fact['cause'] as string);
      }
    }
    for (const person of settled.people) if (this.#lines.has(person)) this.#stale.add(person);
    if (this.#stale.size > 0) this.#telling ??= this.#tell();
  }

  #remove(person: string, cause: string): void {
    if (!this.#lines.has(person)) return;
    this.#removed.set(person, farewellOf(cause));
    this.#stale.add(person);
  }

  /** Sends everybody whose own view changed that view as it is now; several batches may have passed. */
  async #tell(): Promise<void> {
    while (this.#stale.size > 0) {
      try {
        await this.host.read((engine) => {
          const people = this.#stale;
          this.#stale = new Set();
          for (const person of people) this.#tellPerson(engine, person);
        });
      } catch (error) {
        this.#stale = new Set();
        this.options.onError(error);
      }
    }
    this.#telling = undefined;
  }

  #tellPerson(engine: Engine, person: string): void {
    const lines = this.#lines.get(person);
    const cause = this.#removed.get(person);
    this.#removed.delete(person);
    if (!lines) return;
    const role = engine.roleOf(person);
    // Kicked and back already: the lines are from before.
    if (!role || cause === 'kicked' || cause === 'banned') return this.#dismiss(lines, cause ?? 'denied');
    const self = engine.self(person);
    const { seq } = engine;
    for (const line of lines) {
      if (!line.isGreeted) continue;
      const becomesStaff = isStaff(role) && !line.isStaff;
      line.isStaff = isStaff(role);
      if (!line.isStaff) this.#staff.delete(line);
      line.say({ t: 'self', role, seq, self, ...(becomesStaff && { staff: engine.staffView.snapshot() }) });
      if (becomesStaff) this.#staff.add(line);
    }
  }

  #dismiss(lines: Iterable<LineSocket>, code: ByeCode): void {
    for (const line of [...lines]) {
      this.closed(line);
      line.bye(code, FAREWELL[code] ?? FAREWELL.denied);
    }
  }
}

function onlineOf(engine: Engine): readonly string[] {
  const online: string[] = [];
  for (const person of tablesOf(engine).people.values()) if (person.online) online.push(person.id);
  return online;
}
