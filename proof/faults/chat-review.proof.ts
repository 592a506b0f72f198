import { expect } from 'vitest';
import type { Participant } from '../../packages/server/src/testing/participant.test.support.js';
import { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import { SkippingClock } from '../../packages/server/src/testing/skipping-clock.test.support.js';
import { RawSocket } from '../../packages/server/src/testing/sockets.test.support.js';
import { until } from '../../packages/server/src/testing/until.test.support.js';
import { SEND_TRIES } from '@rostrum/core/chat';
import { prove } from '../prove.js';

const PEOPLE = 30;
/** Milliseconds; the room waits for 200 of them. */
const LATE = 600;
/** Milliseconds between two messages: twenty people a second talk at once. */
const PAUSE = 50;
/** Milliseconds that pass between two rounds: nobody is turned away for saying too much. */
const BETWEEN = 10_000;

interface Frame {
  readonly Type: 'MESSAGE' | 'EVENT' | 'ERROR';
  readonly Content?: string;
  readonly RequestId?: string;
  readonly ErrorCode?: number;
}

interface Speaker {
  readonly person: Participant;
  readonly room: RawSocket;
}

/** How many times each text came to a speaker. */
const heard = ({ room }: Speaker, text: string) => frames(room).filter(({ Content }) => Content === text).length;
const refusal = ({ room }: Speaker, text: string) => frames(room).find(({ Type, RequestId }) => Type === 'ERROR' && RequestId === text);
const frames = (room: RawSocket) => room.messages as unknown as readonly Frame[];

interface Said {
  readonly speaker: Speaker;
  readonly text: string;
  /** As the browser's adapter sends it: one message, in up to three attempts. */
  readonly draft: string;
  readonly attempt: number;
}

function say(speaker: Speaker, text: string, draft: string, attempt = 1): Said {
  const Attributes = { draft, attempt: String(attempt) };
  speaker.room.send({ Action: 'SEND_MESSAGE', RequestId: text, Content: text, Attributes });
  return { speaker, text, draft, attempt };
}

/** What the sender was told, if it was refused: then nobody has it; else everybody has, once. */
async function outcome(speakers: readonly Speaker[], speaker: Speaker, text: string): Promise<number | undefined> {
  await until(() => refusal(speaker, text) ?? speakers.every((each) => heard(each, text) > 0), `an outcome of ${text}`);
  const code = refusal(speaker, text)?.ErrorCode;
  expect([text, code, ...speakers.map((each) => heard(each, text))]).toEqual([text, code, ...speakers.map(() => (code ? 0 : 1))]);
  return code;
}

/** A live event with people in its chat room, which takes as much as IVS Chat can be told to. */
async function talking(rig: Rig): Promise<{ host: Participant; speakers: readonly Speaker[] }> {
  const { id, host } = await rig.event({ duration: 480 });
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const speakers = await Promise.all(Array.from({ length: PEOPLE }, async (_, n) => {
    const person = await rig.joined(`Person ${n}`, id);
    const { chat } = await rig.json<{ chat: string }>('POST', `/api/events/${id}/join`, { token: person.token, body: {} });
    const { token } = await person.json<{ token: string }>('POST', '/chat-token');
    return { person, room: await RawSocket.open(chat, token).opened() };
  }));
  const { chat } = (await rig.store.records.get<{ chat: string }>({ partition: 'rooms', id }))!.value;
  const response = await fetch(`${rig.aws.endpoint}/UpdateRoom`, {
    method: 'POST', body: JSON.stringify({ identifier: chat, maximumMessageRatePerSecond: 100 }),
    headers: {
      'content-type': 'application/json',
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ivschat/aws4_request, SignedHeaders=host, Signature=0',
    },
  });
  expect(response.status).toBe(200);
  return { host, speakers };
}

/** The store takes this long for every batch from now on: nothing can be decided in time. */
function slowStore({ store: { log } }: Rig): { milliseconds: number } {
  const append = log.append.bind(log);
  const slowness = { milliseconds: 0 };
  log.append = async (...batch) => {
    if (slowness.milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, slowness.milliseconds));
    return append(...batch);
  };
  return slowness;
}

prove({
  name: 'The chat review is late',
  holds: 'a message that is not reviewed in time is delivered to nobody and kept by nobody, and its sender is told; what others say at the same time is delivered to everybody once, and the event goes on',
  runs: { short: 6, long: 150 },
  async run(rounds) {
    const clock = new SkippingClock();
    await using rig = await Rig.start({ clock });
    const { host, speakers } = await talking(rig);
    const slowness = slowStore(rig);
    const counted = { 'late, refused': 0, 'in time, delivered': 0, 'said again': 0, 'kept, since only the answer was late': 0 };
    for (let round = 0; round < rounds; round++) {
      clock.skip(BETWEEN);
      // In turn: every third is late on the way, nobody is, the server has everybody waiting.
      const kind = (['some', 'none', 'all'] as const)[round % 3]!;
      const isLate = (n: number) => kind === 'all' || (kind === 'some' && n % 3 === round % 2);
      speakers.forEach(({ person }, n) => rig.aws.faults.lateReview(kind === 'some' && isLate(n) ? LATE : 0, { userId: person.person }));
      slowness.milliseconds = kind === 'all' ? LATE : 0;
      const said: Said[] = [];
      for (const [n, speaker] of speakers.entries()) {
        said.push(say(speaker, `${round} ${n}`, `r${round}n${n}`));
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
      const command = host.do('chat/direct', { text: 'Welcome', to: speakers[0]!.person.person });
      for (const [n, { speaker, text }] of [...said.entries()]) {
        let refused = await outcome(speakers, speaker, text);
        if (isLate(n)) expect([text, refused]).toEqual([text, 406]);
        // As people do. On a busy machine 200 ms pass without a fault as well.
        for (let again = 1; refused && !isLate(n); again++) {
          counted['said again']++;
          expect(again).toBeLessThan(50);
          const [draft, attempt] = [Math.floor(again / SEND_TRIES), 1 + (again % SEND_TRIES)];
          const next = say(speaker, `${text} again ${again}`, `r${round}n${n}${draft ? `d${draft}` : ''}`, attempt);
          said.push(next);
          refused = await outcome(speakers, speaker, next.text);
        }
        counted[isLate(n) ? 'late, refused' : 'in time, delivered']++;
      }
      await command;
      slowness.milliseconds = 0;
      const kept = async () => {
        const { messages } = await host.json<{ messages: Record<string, { text: string }> }>('GET', '/chat');
        return Object.values(messages).map(({ text }) => text).filter((text) => text.startsWith(`${round} `));
      };
      const late = said.slice(0, PEOPLE).filter((_, n) => isLate(n)).map(({ text }) => text);
      await until(async () => !(await kept()).some((text) => late.includes(text)), `the late messages of round ${round} to be dropped`);
      const history = await kept();
      for (const { speaker, text, draft, attempt } of said) {
        const refused = refusal(speaker, text) !== undefined;
        if (!refused) expect([text, history.filter((each) => each === text).length]).toEqual([text, 1]);
        // Allowed in time, and the answer came too late: the server learns of it by the next attempt.
        else if (said.some((next) => next.draft === draft && next.attempt > attempt)) expect(history).not.toContain(text);
        else if (history.includes(text)) counted['kept, since only the answer was late']++;
      }
    }
    expect(rig.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
    return { ...counted, 'without an outcome': 0, 'delivered in part': 0 };
  },
});
