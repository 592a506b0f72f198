import { expect } from 'vitest';
import { pino } from 'pino';
import type { PersonRole } from '@rostrum/core/engine';
import { EventFeed } from '../../packages/server/src/feed/index.js';
import { openHosts, type LiveHost } from '../../packages/server/src/host/index.js';
import { createLimits } from '../../packages/server/src/limits/index.js';
import { EventLines } from '../../packages/server/src/line/index.js';
import type { LineSocket } from '../../packages/server/src/line/line-socket.js';
import { People } from '../../packages/server/src/records/index.js';
import { openStore } from '../../packages/server/src/store/index.js';
import { HeldClock } from '../../packages/server/src/testing/held-clock.test.support.js';
import { prove, type Figures } from '../prove.js';
import { Broadcast } from './broadcast.js';
import { Recorder, type Spent } from './recorder.js';

const STAFF = 10;
/** Hands in a storm, and the tenths of a second that it takes. */
const STORM = 10_000;
const TENTHS = 100;
/** The targets of the design, whatever the size of the audience. */
const MOST = { alone: 13, storm: 2.1, bytes: 1_100, join: 4 };
const AT_ONCE = 2_000;

/** A line that ends in a recorder. An answer is part of its request, and no message. */
function line(person: string, recorder: Recorder): LineSocket {
  const count = (text: string) => {
    if (!/^\{"t":"(ack|hello)"/.test(text)) recorder.messages(1, text.length);
  };
  return {
    person, lines: undefined, isAlive: true, isStaff: false, isGreeted: false,
    say: (message: object) => count(JSON.stringify(message)), sayText: count, bye() {},
  } as unknown as LineSocket;
}

class Evening {
  private constructor(
    readonly host: LiveHost, readonly recorder: Recorder, private readonly clock: HeldClock,
    private readonly lines: EventLines, private readonly people: People, readonly close: () => Promise<void>,
  ) {}

  static async with(attendees: number): Promise<Evening> {
    const clock = new HeldClock();
    const recorder = new Recorder();
    const store = await openStore({ clock });
    const log = pino({ level: 'silent' });
    const hosts = openHosts({ store, clock });
    const plan = { title: 'Measured', description: '', startsAt: clock.now(), duration: 480, guests: true };
    const host = await hosts.create('e1', plan);
    const lines = new EventLines(host, { clock, limits: createLimits(clock), onError: (error) => { throw error; } });
    let last = -1;
    const feed = new EventFeed({
      host, clock, log, hasAudience: () => true,
      channel: {
        async publish(_event, frame) {
          // An idle feed repeats its last frame, whatever it was of.
          if (frame.to !== last) recorder.call(JSON.stringify(frame).length);
          last = frame.to;
        },
      },
    });
    const evening = new Evening(host, recorder, clock, lines, new People(store.records), async () => {
      feed.close();
      lines.close();
      await hosts.close();
      await store.close();
    });
    for (let n = 0; n < STAFF; n++) await evening.join(`s${n}`, n === 0 ? 'host' : 'moderator');
    await host.execute({ id: 'open', person: 's0', command: 'session/open', input: {} });
    await host.execute({ id: 'live', person: 's0', command: 'session/go-live', input: {} });
    for (let n = 0; n < attendees; n += AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, attendees - n) }, (_, k) => evening.enter(`a${n + k}`, 'attendee')));
    }
    await evening.quiet();
    return evening;
  }

  /** As the routes do it: the name is kept, the event is told, the line comes up. */
  async join(person: string, role: PersonRole): Promise<void> {
    await this.people.remember(person, person);
    await this.enter(person, role);
  }

  async enter(person: string, role: PersonRole): Promise<void> {
    await this.host.system('roster/join', { person, name: `Attendee ${person}`, role }, person);
    await this.lines.admit(line(person, this.recorder));
  }

  raise = (n: number) => this.host.execute({ id: `r${n}`, person: `a${n}`, command: 'hands/raise', input: {} });

  /** Until everybody has been told: numbers wait for ten seconds. */
  async quiet(): Promise<void> {
    for (let n = 0; n < 11; n++) await this.pass(1_000);
  }

  /** The store answers in real time, and the clock is held. */
  async pass(milliseconds: number): Promise<void> {
    await this.clock.pass(milliseconds);
    await this.host.read(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const per = ({ calls, messages, bytes }: Spent, count: number): Spent =>
  ({ calls: calls / count, messages: messages / count, bytes: bytes / count });
const all = ({ calls, messages }: Spent): number => calls + messages;
const number = (value: number) => Number(value.toFixed(2)).toLocaleString('en');
const shown = ({ calls, messages, bytes }: Spent): string =>
  `${number(calls)} calls and ${number(messages)} messages, ${number(Math.round(bytes))} B`;

async function figures(attendees: number): Promise<Figures> {
  const evening = await Evening.with(attendees);
  const { recorder } = evening;
  try {
    const idle = await recorder.during(() => evening.quiet());
    const alone = await recorder.during(async () => {
      await evening.raise(0);
      await evening.quiet();
    });
    const join = await recorder.during(async () => {
      await evening.join('late', 'attendee');
      await evening.quiet();
    });
    const hands = Math.min(STORM, attendees - 1);
    const storm = per(await recorder.during(async () => {
      for (let tenth = 0; tenth < TENTHS; tenth++) {
        const [from, to] = [tenth, tenth + 1].map((part) => 1 + Math.floor((hands * part) / TENTHS));
        await Promise.all(Array.from({ length: to! - from! }, (_, k) => evening.raise(from! + k)));
        await evening.pass(100);
      }
      await evening.quiet();
    }), hands);
    const rival = new Broadcast(recorder, attendees + STAFF);
    const theirHand = await recorder.during(() => rival.raiseHand(1));
    const theirJoin = await recorder.during(() => rival.join(1));
    expect(all(alone)).toBeLessThanOrEqual(MOST.alone + all(idle));
    expect(join.calls).toBeLessThanOrEqual(MOST.join + idle.calls);
    // That somebody is in the list, and that somebody is there.
    expect(join.messages).toBeLessThanOrEqual(2 * STAFF + 2);
    if (attendees >= STORM) {
      expect(all(storm)).toBeLessThanOrEqual(MOST.storm);
      expect(storm.bytes).toBeLessThanOrEqual(MOST.bytes);
    }
    return {
      attendees, staff: STAFF, 'hand alone': shown(alone), [`each of ${hands} hands in 10 s`]: shown(storm), join: shown(join),
      'idle meanwhile': shown(idle),
      'broadcast, hand': `${shown(theirHand)} (${number(Math.round(all(theirHand) / all(storm)))} times those of one in a storm)`,
      'broadcast, join': shown(theirJoin),
    };
  } finally {
    await evening.close();
  }
}

for (const attendees of [1_000, 10_000, 100_000]) {
  prove({
    name: `${attendees.toLocaleString('en')} attendees`,
    holds: 'a raised hand is at most 13 calls and messages with ten of the staff there, in a storm 2.1 and 1.1 kB; whoever joins is at most 4 calls, and no message to the audience',
    // The short form has one audience, a smaller one.
    runs: { short: Math.min(attendees, 1_000), long: attendees },
    run: figures,
  });
}
