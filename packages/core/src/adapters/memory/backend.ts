import type { Entry, PersonRole } from '../../engine/index.js';
import type { CommandName, EventCommands, EventTables } from '../../event/index.js';
import { systemClock, type Clock } from '../../ports/index.js';
import type { SessionPlan } from '../../session/index.js';
import { MemoryFeed } from './feed.js';
import { MemoryHost } from './host.js';
import { MemoryLines } from './line.js';
import { MemoryStage } from './media.js';
import { drawnTrack } from './picture.js';
import { MemoryRoom } from './room.js';
import { contentOf, orThrow, type MemorySeat } from './seat.js';

export interface MemoryBackendOptions {
  /** The system's clock unless told; `heldClock()` to decide about time. */
  readonly clock?: Clock;
  readonly plan?: Partial<SessionPlan>;
}

/** A whole backend of one live event in this process, on the same engine and with the same messages as the server. */
export interface MemoryBackend {
  /**
   * The person's seat; lets the person in first when not in the event. `name` is the person's id and `role` is
   * `attendee` unless told. Throws the LiveError of `roster/join`: `roster/banned`, `session/wrong-status`.
   */
  as(person: string, who?: { readonly name?: string; readonly role?: PersonRole }): MemorySeat;
  /** What the server does by itself: timers, media facts. Throws the LiveError of a refusal. */
  system<C extends CommandName>(command: C, input: EventCommands[C], person?: string): { readonly seq: number };
  /** The rows as they are. */
  readonly tables: EventTables;
  /** Everything that was accepted, in order. */
  readonly log: readonly Entry[];
  /** Drops the person's line and chat, and lets neither come up again until `restore`. */
  cut(person: string): void;
  restore(person: string): void;
  /** The share of public frames that each client does not get: 0 to 1. */
  loseFrames(share: number): void;
  /** The server restarts: everybody is told, and may come back at once. */
  restart(): void;
  /** Ends all timers. */
  stop(): void;
}

const MINUTES = 60;

export function createMemoryBackend({ clock = systemClock, plan }: MemoryBackendOptions = {}): MemoryBackend {
  const host = new MemoryHost(clock, {
    title: 'A live event', description: '', startsAt: clock.now(), duration: MINUTES, guests: true, ...plan,
  });
  const feed = new MemoryFeed(host, clock);
  const lines = new MemoryLines(host, clock);
  const room = new MemoryRoom(host, clock);
  const stage = new MemoryStage(host, clock);
  const seats = new Map<string, MemorySeat>();
  let said = 0;

  const seatOf = (person: string, name: string): MemorySeat => {
    const stageTokens = stage.tokensOf(person);
    return {
      person, name, feed, stageTokens,
      snapshots: feed,
      line: lines.of(person),
      room: room.of(person),
      media: stage.mediaOf(person),
      history: async () => host.engine.history('messages') as unknown as Awaited<ReturnType<MemorySeat['history']>>,
      overlayContent: async (id) => contentOf(host.tables, id),
      send: (command, input) => orThrow(host.execute(person, '', command, input)),
      say(text) {
        orThrow(host.execute(person, '', 'chat/send', { text, message: `s${(++said).toString(36)}` }));
      },
      arrive: () => void orThrow(host.system('roster/arrive', { person }, person)),
      depart: () => void orThrow(host.system('roster/depart', { person }, person)),
      async publish(kind = 'camera') {
        const member = stage.open(person, await stageTokens.get(kind), true);
        member.show({ video: drawnTrack(name, kind) }, true);
      },
      setNetwork: (network) => stage.setNetwork(person, network),
    };
  };

  return {
    as(person, { name = person, role = 'attendee' } = {}) {
      if (!host.engine.roleOf(person)) orThrow(host.system('roster/join', { person, name, role }, person));
      let seat = seats.get(person);
      if (!seat) seats.set(person, (seat = seatOf(person, name)));
      return seat;
    },
    system: (command, input, person) => orThrow(host.system(command, input, person)),
    tables: host.tables,
    log: host.log,
    cut(person) {
      lines.cut(person);
      room.cut(person);
    },
    restore(person) {
      lines.restore(person);
      room.restore(person);
    },
    loseFrames: (share) => void (feed.loss = share),
    restart: () => lines.bye('shutdown', 'The server restarts.'),
    stop() {
      host.stop();
      feed.stop();
    },
  };
}
