import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { guestTokens } from '../identity/index.js';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { Participant } from '../testing/participant.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import type { TestLine } from '../testing/test-line.test.support.js';
import { until } from '../testing/until.test.support.js';

const PEOPLE = 500;
/** Each of the crowd answers once in every one of so many seconds. */
const SECONDS = 3;
const OPTIONS = ['A', 'B', 'C'];
const SLOW = 60_000;
/** Frames of the public view in a second, at most. */
const FRAMES = 4;

interface Tally {
  readonly counts: readonly number[];
  readonly people: number;
}

interface Patch {
  readonly tallies?: Readonly<Record<string, Tally>>;
}

/** So many guests, each with a line. */
async function crowd(rig: Rig, event: string): Promise<readonly TestLine[]> {
  const guests = await guestTokens(rig.store);
  const enter = async (n: number) => {
    const { token, guest } = await guests.mint(event, `Guest ${n}`);
    const person = new Participant(rig, token, guest.person, guest.name);
    person.event = event;
    await person.join();
    return person.line();
  };
  const lines: TestLine[] = [];
  // As many at once as a browser would not mind either.
  for (let n = 0; n < PEOPLE; n += 25) {
    lines.push(...(await Promise.all(Array.from({ length: 25 }, (_, k) => enter(n + k)))));
  }
  return lines;
}

/** An event at which a poll is on, with a crowd. The server's time moves only when the test says so. */
async function polled(changeable: boolean) {
  const clock = new HeldClock(Date.now());
  const rig = await Rig.start({ feed: 'line', clock });
  const { id, host } = await rig.event();
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const lines = await crowd(rig, id);
  await host.do('overlays/send', {
    content: { kind: 'poll', question: 'Which?', options: OPTIONS, duration: 120, changeable, hidden: false },
  });
  const view = async () => (await rig.json<{
    state: { overlays: Record<string, object>; tallies: Record<string, Tally> };
  }>('GET', `/api/events/${id}`)).state;
  const [overlay] = Object.keys((await view()).overlays);
  // What was to be told before is told, and the feed may send as many frames at once as ever.
  for (let second = 0; second < 10; second++) await clock.pass(1_000);
  const answered = async () => {
    let count = 0;
    for await (const { entries } of rig.store.log.read(id, 0)) {
      for (const { facts } of entries) count += facts.filter(({ type }) => type === 'overlays/answered').length;
    }
    return count;
  };
  return { rig, clock, lines, answered, overlay: overlay!, tally: async () => (await view()).tallies[overlay!] };
}
const choiceOf = (person: number, vote: number) => (person + vote) % OPTIONS.length;
/** How it stands when each person's vote of this number is the one that counts. */
function countsOf(vote: number): readonly number[] {
  const counts = OPTIONS.map(() => 0);
  for (let person = 0; person < PEOPLE; person++) counts[choiceOf(person, vote)]!++;
  return counts;
}

/** Everybody sends a vote twice, as whoever has lost the answer would; resolves when each has both answers. */
async function vote(lines: readonly TestLine[], overlay: string, number: number): Promise<void> {
  lines.forEach((line, person) => {
    const command = {
      t: 'command', id: `vote-${number}`, command: 'overlays/answer',
      input: { overlay, choice: choiceOf(person, number) },
    } as const;
    line.send(command);
    line.send(command);
  });
  const isAnswered = (line: TestLine) => line.all('ack').length + line.all('refused').length === 2 * (number + 1);
  await until(() => lines.every(isAnswered), 'every answer', SLOW);
}

/** How many a line has been sent by now: what comes before the answer to a ping has come. */
async function framesOf(line: TestLine): Promise<number> {
  line.send({ t: 'ping', at: 0 });
  await line.next('pong');
  return line.all('frame').length;
}

test('S2.12 a storm of 1,500 votes, each sent twice: none lost, none counted double, all see it in time', async () => {
  const { rig, clock, lines, answered, overlay, tally } = await polled(true);
  await using _rig = rig;
  const last = lines.at(-1)!;
  const frames: number[] = [];
  for (let second = 0; second < SECONDS; second++) {
    const before = await framesOf(last);
    await vote(lines, overlay, second);
    await clock.pass(1_000);
    frames.push((await framesOf(last)) - before);
  }
  expect(Math.max(...frames)).toBeLessThanOrEqual(FRAMES);
  expect(lines.flatMap((line) => line.all('refused'))).toEqual([]);
  const result = { counts: countsOf(SECONDS - 1), people: PEOPLE };
  expect(await tally()).toEqual(result);
  expect(await answered()).toBe(PEOPLE * SECONDS);

  // One second of the two has gone by already; after the other one everybody has been told.
  await clock.pass(1_000);
  const told = (line: TestLine) => line.all('frame')
    .flatMap(({ frame }) => (frame as { readonly patch?: Patch }).patch?.tallies?.[overlay] ?? []).at(-1);
  await until(() => lines.every((line) => isDeepStrictEqual(told(line), result)), 'the result at everybody\'s', SLOW);
}, 120_000);

test('S2.12 where votes stand, the first one of each person counts, whatever is sent after it', async () => {
  const { rig, clock, lines, answered, overlay, tally } = await polled(false);
  await using _rig = rig;
  await vote(lines, overlay, 0);
  await vote(lines, overlay, 1);
  await clock.pass(2_000);
  expect(await tally()).toEqual({ counts: countsOf(0), people: PEOPLE });
  expect(await answered()).toBe(PEOPLE);
  const codes = new Set(lines.flatMap((line) => line.all('refused')).map(({ error }) => error.code));
  expect([...codes]).toEqual(['overlays/already-answered']);
}, 120_000);
