import { isStaff, LiveError } from '../../engine/index.js';
import type { ByeCode, Clock, Line, LineConnection, LineDown, LineEvents } from '../../ports/index.js';
import type { Happened, MemoryHost } from './host.js';
import { wired } from './wire.js';

interface Open {
  readonly person: string;
  readonly on: LineEvents;
  staff: boolean;
  alive: boolean;
}

const GONE: Readonly<Record<'kicked' | 'banned', string>> = {
  kicked: 'A moderator has taken you out of the event. You may come back.',
  banned: 'You were banned from this event.',
};

/** The lines of everybody, with the messages that a server would send over them. */
export class MemoryLines {
  readonly #open = new Set<Open>();
  readonly #cut = new Set<string>();

  constructor(private readonly host: MemoryHost, private readonly clock: Clock) {
    host.onHappened((happened) => this.#tell(happened));
  }

  of(person: string): Line {
    return { open: (on) => this.#connect(person, on) };
  }

  /** Drops the person's lines, and lets none come up again until `restore`. */
  cut(person: string): void {
    this.#cut.add(person);
    for (const open of this.#of(person)) this.#drop(open);
  }

  restore(person: string): void {
    this.#cut.delete(person);
  }

  /** Closes every line, or the lines of one person, with a last message. */
  bye(code: ByeCode, message: string, person?: string): void {
    for (const open of person === undefined ? [...this.#open] : this.#of(person)) {
      this.#send(open, { t: 'bye', code, message });
      this.#drop(open);
    }
  }

  #connect(person: string, on: LineEvents): LineConnection {
    const open: Open = { person, on, staff: false, alive: true };
    this.clock.after(0, () => this.#answer(open));
    return {
      send: (message) => {
        if (!this.#open.has(open)) return false;
        const up = wired(message);
        this.clock.after(0, () => {
          if (!this.#open.has(open)) return;
          if (up.t === 'ping') this.#send(open, { t: 'pong', at: up.at, now: this.clock.now() });
          else if (up.t === 'command') this.#command(open, up);
        });
        return true;
      },
      close: () => {
        open.alive = false;
        this.#closed(open);
      },
    };
  }

  #answer(open: Open): void {
    const { person, on } = open;
    if (!open.alive) return;
    if (this.#cut.has(person)) return on.down({});
    const { engine } = this.host;
    if (!engine.roleOf(person)) return on.down({ denied: notHere.toJSON() });
    const first = this.#of(person).length === 0;
    if (first) this.host.system('roster/arrive', { person }, person);
    this.#open.add(open);
    const role = engine.roleOf(person)!;
    open.staff = isStaff(role);
    this.#send(open, {
      t: 'hello', person, role, now: this.clock.now(), epoch: engine.epoch, seq: engine.seq, self: engine.self(person),
      ...(open.staff && { staff: engine.staffView.snapshot() }),
    });
  }

  #command(open: Open, { id, command, input }: { id: string; command: string; input: unknown }): void {
    // As over HTTP: a message that the room has not delivered would be history that nobody has seen.
    const result = command === 'chat/send' ? roomOnly() : this.host.execute(open.person, id, command, input);
    this.#send(open, result instanceof LiveError
      ? { t: 'refused', id, error: result.toJSON() }
      : { t: 'ack', id, seq: result.seq });
  }

  #tell({ seq, people, facts }: Happened): void {
    const { engine } = this.host;
    const frame = engine.staffView.frame({ window: 1 });
    for (const open of this.#open) {
      if (open.staff && frame) this.#send(open, { t: 'frame', frame });
      if (people.has(open.person)) this.#tellSelf(open, seq);
    }
    for (const fact of facts) {
      const cause = fact.type === 'roster/removed' ? fact['cause'] : undefined;
      const person = fact['person'] as string;
      if (cause === 'kicked' || cause === 'banned') this.bye(cause, GONE[cause], person);
      else if (cause === 'left') this.bye('denied', 'You left the event.', person);
    }
  }

  #tellSelf(open: Open, seq: number): void {
    const { engine } = this.host;
    const role = engine.roleOf(open.person);
    if (!role) return;
    const opened = isStaff(role) && !open.staff;
    open.staff = isStaff(role);
    this.#send(open, {
      t: 'self', role, seq, self: engine.self(open.person), ...(opened && { staff: engine.staffView.snapshot() }),
    });
  }

  #of(person: string): Open[] {
    return [...this.#open].filter((open) => open.person === person);
  }

  /** A timer each: everything over a line stays in order, and nothing arrives while the sender is still at it. */
  #send(open: Open, message: LineDown): void {
    const copy = wired(message);
    this.clock.after(0, () => open.alive && open.on.message(copy));
  }

  #drop(open: Open): void {
    this.clock.after(0, () => {
      if (!open.alive) return;
      open.alive = false;
      open.on.down({});
    });
    this.#closed(open);
  }

  #closed(open: Open): void {
    if (!this.#open.delete(open)) return;
    // Later, since the host may be telling of the very thing that closed it. Another tab may be open still.
    this.clock.after(0, () => {
      if (this.#of(open.person).length === 0) this.host.system('roster/depart', { person: open.person }, open.person);
    });
  }
}

const roomOnly = () =>
  new LiveError('chat/room-only', 'Messages to the group are sent in the chat room.', 'Send it there.', { kind: 'denied' });
const notHere = new LiveError('engine/denied', 'You are not in this event.', 'Join it first.', { kind: 'denied' });
