import { expect, test } from 'vitest';
import { guestTokens } from '../identity/index.js';
import { Participant } from '../testing/participant.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import type { TestLine } from '../testing/test-line.test.support.js';
import { until } from '../testing/until.test.support.js';

const PEOPLE = 500;
const VOTES = 4;
const SLOW = 60_000;

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

test('S2.12 a storm of 2,000 votes, each sent twice: none is lost, none counts double', async () => {
  await using rig = await Rig.start({ feed: 'line' });
  const { id, host } = await rig.event();
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const lines = await crowd(rig, id);
  const options = ['A', 'B', 'C'];
  await host.do('overlays/send', {
    content: { kind: 'poll', question: 'Which?', options, duration: 120, changeable: true, hidden: false },
  });
  const view = async () => (await rig.json<{ state: {
    overlays: Record<string, object>; tallies: Record<string, { counts: number[]; people: number }>;
  } }>('GET', `/api/events/${id}`)).state;
  const [overlay] = Object.keys((await view()).overlays);
  const choiceOf = (person: number, vote: number) => (person + vote) % options.length;
  for (let vote = 0; vote < VOTES; vote++) {
    lines.forEach((line, person) => {
      const command = { t: 'command', id: `vote-${vote}`, command: 'overlays/answer',
        input: { overlay, choice: choiceOf(person, vote) } } as const;
      line.send(command);
      line.send(command);
    });
  }
  const isAnswered = (line: TestLine) => line.all('ack').length + line.all('refused').length === 2 * VOTES;
  await until(() => lines.every(isAnswered), 'every answer', SLOW);
  expect(lines.flatMap((line) => line.all('refused'))).toEqual([]);

  const counts = options.map(() => 0);
  lines.forEach((_line, person) => counts[choiceOf(person, VOTES - 1)]!++);
  expect((await view()).tallies[overlay!]).toEqual({ counts, people: PEOPLE });
  let answered = 0;
  for await (const { entries } of rig.store.log.read(id, 0)) {
    for (const { facts } of entries) answered += facts.filter(({ type }) => type === 'overlays/answered').length;
  }
  expect(answered).toBe(PEOPLE * VOTES);
  // And everybody sees it, though nobody was sent a frame for each vote.
  const last = lines.at(-1)!;
  const isTold = () => JSON.stringify(last.all('frame').at(-1)).includes(`"people":${PEOPLE}`);
  await until(isTold, 'the result in a frame', SLOW);
}, 120_000);
