/**
 * What one action costs in an event with 1,000 people: calls to AWS, and bytes. Beside it the broadcast to everybody,
 * as meetup backends do it (rig/rival.mjs).
 *
 *   node bench/fan-out.mjs [--people 1000]
 *
 * The server runs in this process with its stored log, 1,000 lines and the chat room as its feed; the people are in a
 * thread of their own. Counted are the calls (DynamoDB and IVS Chat, whatever the server does by itself meanwhile
 * included), the bytes that leave the server (to lines, HTTP answers, and frames to the chat room), and the bytes that
 * reach the audience when the chat room has delivered the frames to each of them. An idle feed repeats its last frame
 * after 5 s, 10 s and then every 30 s: that is not of any action, and not counted. The event is young, so that a frame
 * still carries all of it (about 700 bytes): one action alone reaches the audience with more bytes than the rival's.
 *
 * The rival's one hand and one join are sent over 1,000 sockets; its storm would be a million messages, and is the sum
 * of the 1,000 serialised ones times the people. Prints one line of JSON; the ratios are rival to Rostrum.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { script } from '../scripts/workspace.mjs';
import { round } from './rig/figures.mjs';
import { Meter } from './rig/meter.mjs';
import { Person } from './rig/person.mjs';
import { freePort, startLocalAws } from './rig/platform.mjs';
import { Rival } from './rig/rival.mjs';
import { startServer } from './rig/server.mjs';

const { values } = parseArgs({ options: { people: { type: 'string', default: '1000' } } });
const people = Math.min(2000, Math.max(10, Number(values.people)));
/** Everybody's hands go up within so many milliseconds. */
const STORM = 5_000;
/** When only numbers have changed, the feed waits until its last frame is so old: after that, a frame goes at once. */
const QUIET = 10_500;
/** Milliseconds that the people may take for anything. */
const PATIENCE = 120_000;

await script(async () => {
  const meter = new Meter();
  const port = await freePort();
  const aws = await startLocalAws(`http://localhost:${port}`);
  const rival = new Rival();
  const running = await startServer({ port, ...aws });
  const audience = thread(running.url);
  try {
    const ours = await measure(running.url, audience, () => meter.read(port));
    const theirs = await measureRival(rival, audience, (at) => meter.read(at).bytes);
    print(ours, theirs);
  } finally {
    await audience.stop();
    rival.close();
    await running.stop();
    await aws.stop();
  }
});

async function measure(url, audience, read) {
  const host = await Person.signedIn(url, 'Hanna Host');
  const event = await host.createEvent();
  await host.enter(event);
  await host.ask('session/open');
  await host.ask('session/go-live');
  await audience.ask('enter', event, people);
  // The plan is no number: the feed says it at once, and is up to date.
  await audience.ask('feed', await host.ask('session/extend', { minutes: 15 }));
  const late = await Person.signedIn(url, 'Late Comer');

  /** What an action costs until everybody has been told. */
  const cost = async (act) => {
    const fed = await audience.ask('feed', 0);
    const before = read();
    await audience.ask('feed', await act());
    const delivered = await audience.ask('feed', 0);
    const after = read();
    const [dynamodb, chat] = ['dynamodb', 'chat'].map((of) => after[of] - before[of]);
    const bytes = after.bytes - before.bytes;
    return {
      calls: dynamodb + chat, chatCalls: chat, bytesOut: bytes + after.chatBytes - before.chatBytes,
      bytesToAudience: bytes + (delivered.bytes - fed.bytes) * people,
    };
  };
  await quiet();
  const hand = await cost(() => audience.ask('raise', 0));
  await quiet();
  const joined = await cost(async () => {
    const arrived = host.hears(({ frame }) => frame?.patch?.people?.[late.person]?.online);
    await audience.ask('join', event, { token: late.token, person: late.person, name: late.name });
    return (await arrived).frame.to;
  });
  await audience.ask('lower', 0);
  const storm = await cost(() => audience.ask('storm', STORM));
  host.close();
  return { hand, join: joined, storm };
}

async function measureRival(rival, audience, bytesOf) {
  const port = await rival.listen();
  await audience.ask('connect', `ws://localhost:${port}`, people);
  const sent = (message) => {
    const before = bytesOf(port);
    rival.broadcast(message);
    return { calls: rival.callsFor(people), bytesOut: bytesOf(port) - before };
  };
  const hand = sent(raised(0));
  const join = sent({ type: 'ATTENDEE_JOINED', attendee: attendee(people) });
  const list = Array.from({ length: people }, (_, index) => attendee(index));
  join.bytesOut += Buffer.byteLength(JSON.stringify({ type: 'ATTENDEE_LIST', attendees: list }));
  const framing = hand.bytesOut / people - Buffer.byteLength(JSON.stringify(raised(0)));
  const storm = { calls: rival.callsFor(people) * people, bytesOut: 0 };
  for (let index = 0; index < people; index++) {
    storm.bytesOut += (Buffer.byteLength(JSON.stringify(raised(index))) + framing) * people;
  }
  return { hand, join, storm };
}

function attendee(index) {
  return { userId: `u${index.toString(36)}`, name: `Attendee ${index}`, role: 'attendee' };
}

function raised(index) {
  return { type: 'HAND_RAISED', hand: { ...attendee(index), raisedAt: Date.now() } };
}

function print(ours, theirs) {
  const ratio = (of, what, whose = what) => round(theirs[of][whose] / ours[of][what], 1);
  const figures = (of) => ({
    rostrum: ours[of], rival: theirs[of],
    ratio: {
      calls: ratio(of, 'calls'), bytesOut: ratio(of, 'bytesOut'),
      bytesToAudience: ratio(of, 'bytesToAudience', 'bytesOut'),
    },
  });
  const storm = figures('storm');
  console.log(JSON.stringify({
    bench: 'fan-out', people, hand: figures('hand'), join: figures('join'), storm: { hands: people, ...storm },
  }));
}

/** rig/audience.mjs: one question at a time. */
function thread(url) {
  const worker = new Worker(new URL('rig/audience.mjs', import.meta.url), { workerData: { url } });
  return {
    async ask(...question) {
      worker.postMessage(question);
      const [{ answer, error }] = await once(worker, 'message', { signal: AbortSignal.timeout(PATIENCE) });
      if (error !== undefined) throw new Error(`${question[0]}: ${error}`);
      return answer;
    },
    stop: () => worker.terminate(),
  };
}

function quiet() {
  return new Promise((resolve) => setTimeout(resolve, QUIET));
}
