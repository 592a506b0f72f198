import { afterEach, beforeEach, expect, test } from 'vitest';
import { pino } from 'pino';
import { createEngine, tablesOf } from '@rostrum/core/event';
import { LiveError } from '@rostrum/core/engine';
import { Replica, type Frame } from '@rostrum/core/sync';
import type { Stored } from '../host/index.js';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { EventFeed, type EventFeedOptions } from './event-feed.js';

const clock = new HeldClock();
let sent: { at: number; frame: Frame }[];
let fails = 0;
let feed: EventFeed;
let event: ReturnType<typeof stored>;
let audience = true;
let leads = true;

/** An event whose commands are stored at once. */
function stored() {
  const engine = createEngine(1);
  const listeners = new Set<(stored: Stored) => void>();
  const host: EventFeedOptions['host'] = {
    id: 'event',
    get leads() {
      return leads;
    },
    read: (read) => Promise.resolve(read(engine)),
    onStored: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  let commands = 0;
  const run = (command: string, input: object, person = '') => {
    const answer = person
      ? engine.execute({ id: `c${commands++}`, person, command, input }, clock.now())
      : engine.system(command, input, clock.now());
    if (answer instanceof LiveError) throw answer;
    const settled = engine.settle();
    for (const listener of listeners) listener({ settled, entries: [], staffFrame: undefined });
  };
  return { engine, host, run };
}

beforeEach(() => {
  sent = [];
  fails = 0;
  audience = true;
  leads = true;
  event = stored();
  feed = open();
  event.run('session/create', { title: 'T', description: '', startsAt: 0, duration: 60, guests: true });
  event.run('roster/join', { person: 'host', name: 'Host', role: 'host' });
  event.run('session/open', {}, 'host');
});
afterEach(() => feed.close());

function open(): EventFeed {
  return new EventFeed({
    host: event.host, clock, log: pino({ enabled: false }), hasAudience: () => audience,
    channel: {
      publish(_event, frame) {
        if (fails-- > 0) return Promise.reject(new Error('throttled'));
        sent.push({ at: clock.now(), frame });
        return Promise.resolve();
      },
    },
  });
}

let question = 0;
function ask(): void {
  const person = `asker${question}`;
  event.run('roster/join', { person, name: `Asker ${question}`, role: 'attendee' });
  event.run('questions/ask', { text: `Question ${question++}?` }, person);
}

test('at most four frames at once and one a second after that, each within 1,000 bytes', async () => {
  await clock.pass(60_000);
  sent.length = 0;
  const began = clock.now();
  for (let n = 0; n < 100; n++) {
    ask();
    await clock.pass(100);
  }
  expect(sent.length).toBeLessThanOrEqual(4 + (clock.now() - began) / 1000 + 1);
  expect(sent.length).toBeGreaterThanOrEqual(12);
  for (const { frame } of sent) expect(Buffer.byteLength(JSON.stringify(frame))).toBeLessThanOrEqual(1_000);
});

test('whoever hears the frames has the view, with some of them lost', async () => {
  const replica = new Replica('public');
  replica.snapshot(event.engine.publicView.snapshot());
  for (let n = 0; n < 30; n++) {
    ask();
    await clock.pass(n % 3 === 0 ? 1_500 : 300);
  }
  await clock.pass(40_000);
  let fetched = 0;
  for (const [index, { frame }] of sent.entries()) {
    if (index % 4 === 1) continue;
    replica.frame(frame);
    if (!replica.behind) continue;
    fetched++;
    replica.snapshot(event.engine.publicView.snapshot());
  }
  expect(replica.state).toEqual(event.engine.publicView.snapshot().state);
  expect(fetched).toBeLessThanOrEqual(1);
});

test('numbers of people alone go out every ten seconds', async () => {
  await clock.pass(60_000);
  sent.length = 0;
  for (let n = 0; n < 40; n++) {
    event.run('roster/join', { person: `p${n}`, name: `P ${n}`, role: 'attendee' });
    event.run('roster/arrive', { person: `p${n}` });
    await clock.pass(1_000);
  }
  expect(new Set(sent.map(({ frame }) => frame.to)).size).toBeLessThanOrEqual(5);
  // What matters does not wait for the numbers.
  const before = sent.length;
  ask();
  await clock.pass(1_000);
  expect(sent.length).toBeGreaterThan(before);
});

test('an idle feed repeats its last frame after 5 s, 10 s, then every 30 s, while anybody is there', async () => {
  await clock.pass(120_000);
  sent.length = 0;
  ask();
  await clock.pass(71_000);
  const [first, ...repeats] = sent;
  expect(repeats.map(({ at }) => at - first!.at)).toEqual([5_000, 10_000, 40_000, 70_000]);
  for (const { frame } of repeats) expect(frame).toBe(first!.frame);
  audience = false;
  await clock.pass(120_000);
  expect(sent).toHaveLength(5);
});

test('a channel that fails is tried again, less and less often, and no frame is passed over', async () => {
  await clock.pass(60_000);
  sent.length = 0;
  fails = 3;
  ask();
  await clock.pass(500);
  expect(feed.isFailing).toBe(true);
  for (let n = 0; n < 20; n++) {
    ask();
    await clock.pass(200);
  }
  await clock.pass(20_000);
  expect(feed.isFailing).toBe(false);
  const replica = new Replica('public');
  replica.snapshot({ ...event.engine.publicView.snapshot(), seq: 3, state: {} });
  for (const { frame } of sent)
    expect(replica.frame(frame) || frame.to <= replica.seq || frame.patch === undefined).toBe(true);
  expect(sent.at(-1)!.frame.to).toBe(event.engine.seq);
});

/** A poll that is open, in an event that is live, and so many who may vote. */
function poll(people: number): string {
  if (tablesOf(event.engine).session.get('session')?.status !== 'live') event.run('session/go-live', {}, 'host');
  for (let n = tablesOf(event.engine).people.size - 1; n < people; n++) {
    event.run('roster/join', { person: `v${n}`, name: `V ${n}`, role: 'attendee' });
  }
  const options = ['A', 'B'];
  const content = { kind: 'poll', question: 'Which?', options, duration: 60, changeable: false, hidden: false };
  event.run('overlays/send', { content }, 'host');
  return [...tablesOf(event.engine).overlays.values()].at(-1)!.id;
}
const named = (text: string) => sent.filter(({ frame }) => JSON.stringify(frame.patch).includes(text));

test('S2.12 a storm of votes is one frame a second, the last of them seen within two', async () => {
  const overlay = poll(1_000);
  await clock.pass(10_000);
  sent.length = 0;
  const began = clock.now();
  for (let n = 0; n < 1_000; n++) {
    event.run('overlays/answer', { overlay, choice: n % 2 }, `v${n}`);
    if (n % 10 === 9) await clock.pass(100);
  }
  const lastVote = clock.now();
  await clock.pass(2_000);
  expect(sent.length).toBeLessThanOrEqual((clock.now() - began) / 1000 + 1);
  const full = named('"people":1000');
  expect(full[0]!.at - lastVote).toBeLessThanOrEqual(1_000);
});

test('S2.9 an overlay that is sent in a storm of votes does not wait for it', async () => {
  await clock.pass(10_000);
  for (let round = 0; round < 4; round++) {
    const overlay = poll(200);
    for (let n = 0; n < 200; n++) {
      event.run('overlays/answer', { overlay, choice: 0 }, `v${n}`);
      await clock.pass(20);
    }
    const at = clock.now();
    const content = { kind: 'notice', title: `N${round}`, message: 'M', duration: 30 };
    event.run('overlays/send', { content }, 'host');
    await clock.pass(0);
    expect(named(`"N${round}"`)[0]?.at).toBe(at);
  }
});

test('only who leads the event sends, and says where it stands on taking over', async () => {
  await clock.pass(60_000);
  feed.close();
  leads = false;
  sent.length = 0;
  feed = open();
  ask();
  await clock.pass(5_000);
  expect(sent).toEqual([]);
  leads = true;
  await clock.pass(1_000);
  const { seq } = event.engine;
  expect(sent.map(({ frame }) => frame)).toEqual([{ epoch: event.engine.epoch, view: 'public', from: seq, to: seq }]);
  ask();
  await clock.pass(1_000);
  expect(sent.at(-1)!.frame).toMatchObject({ from: seq, to: event.engine.seq, patch: {} });
});
