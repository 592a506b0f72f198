/**
 * A poll in an event with 10,000 guests, all of whom vote within 10 seconds, half of them in the first quarter of it
 * (S2.12). One in ten sends the vote twice: by turns the same command again, as after a lost answer, and another
 * choice, as from a second tab. Beside it the pattern in which every vote is a message to everybody (rig/rival.mjs).
 *
 *   node bench/vote-storm.mjs [--people 10000]
 *
 * The server is a process of its own, with its stored log, and the chat room of local-aws as its feed; the guests are
 * in this process, each with a line. Prints one line of JSON: how many votes were counted by the public tally, and are
 * `stored` in the log as the next server would read it; from a vote leaving its socket to its answer, when it is stored
 * (`acceptMs`); from the last vote sent to the frame with the whole tally (`tallyMs`); the public frames until then, in
 * all and in the busiest second; and the bytes that come to one guest, over the line mostly the answer to the own vote.
 * Fails when a vote is lost or counts twice. Targets: the whole tally within 2 s, at most 4 frames a second.
 *
 * The rival sends some votes over 1,000 sockets for real. All of them to everybody would be a hundred million messages,
 * and are counted: bytes and processor time of what was sent, times the people and times the votes.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '@rostrum/server/store';
import { Stop, script } from '../scripts/workspace.mjs';
import { followFeed } from './rig/feed.mjs';
import { percentiles, round } from './rig/figures.mjs';
import { Meter } from './rig/meter.mjs';
import { Person, WebSocket } from './rig/person.mjs';
import { freePort, startLocalAws, startServerProcess } from './rig/platform.mjs';
import { Rival } from './rig/rival.mjs';

const { values } = parseArgs({ options: { people: { type: 'string', default: '10000' } } });
const people = Math.min(15_000, Math.max(100, Number(values.people)));
const STORM = 10_000;
const OPTIONS = ['Red', 'Green', 'Blue', 'None of them'];
const choiceOf = (index) => (index * 7) % OPTIONS.length;
/** Requests under way while everybody comes in. */
const AT_ONCE = 200;
/** One address may bring so many guests a minute. */
const GUESTS_EACH = 10;
/** Milliseconds that the whole tally may take before it is given up. */
const PATIENCE = 30_000;
const rivalPeople = Math.min(1000, people);
const RIVAL_VOTES = 50;

await script(async () => {
  requireFiles(people + 500);
  const meter = new Meter();
  const port = await freePort();
  const aws = await startLocalAws(`http://localhost:${port}`);
  try {
    const server = await startServerProcess(aws, port);
    let ours;
    try {
      ours = await storm(server.url);
    } finally {
      await server.stop();
    }
    const stored = await votesInLog(join(aws.data, 'db'), ours);
    const figures = { ...ours.figures, stored };
    console.log(JSON.stringify({ bench: 'vote-storm', people, ...figures, rival: await measureRival(meter) }));
    const { counted, right } = figures;
    if (counted !== people || stored !== people || !right) throw new Stop('Not every vote was counted once.');
  } finally {
    await aws.stop();
  }
});

async function storm(url) {
  const host = await Person.signedIn(url, 'Hanna Host');
  const event = await host.createEvent({ guests: true });
  await host.enter(event);
  await host.ask('session/open');
  await host.ask('session/go-live');
  const from = performance.now();
  const guests = await crowd(url, event);
  const joinSeconds = round((performance.now() - from) / 1000, 1);

  const frames = [];
  const unfollow = await followFeed(guests[0], event, (frame, bytes) => {
    frames.push({ at: performance.now(), frame, bytes });
  });
  const seq = await host.ask('overlays/send', {
    content: {
      kind: 'poll', question: 'Which one?', options: OPTIONS, duration: 120, changeable: false, hidden: false,
    },
  });
  const overlay = seq.toString(36);
  const isWhole = ({ frame }) => frame.patch?.tallies?.[overlay]?.people === people;
  frames.length = 0;
  const received = () => guests.reduce((sum, guest) => sum + guest.received, 0);
  const before = received();
  const { accepted, again, firstSent, lastSent } = await vote(guests, overlay);
  await until(() => frames.some(isWhole), 'the whole tally');
  const lineBytes = Math.round((received() - before) / people);
  const whole = frames.findIndex(isWhole);
  const seen = frames.slice(0, whole + 1);

  const { state } = await (await fetch(`${url}/api/events/${event}`)).json();
  const { counts, people: counted } = state.tallies[overlay];
  const chosen = (option) => guests.filter((_, index) => choiceOf(index) === option).length;
  unfollow();
  for (const person of [host, ...guests]) person.close();
  return {
    event, overlay,
    figures: {
      joinSeconds, votes: accepted.length, stormSeconds: round((lastSent - firstSent) / 1000, 1),
      sentTwice: again.same + again.other,
      counted, right: OPTIONS.every((_, option) => counts[option] === chosen(option)),
      acceptMs: percentiles(accepted, [50, 95, 99]), tallyMs: round(seen[whole].at - lastSent, 1),
      frames: seen.length, framesInBusiestSecond: busiestSecond(seen),
      bytesToEach: { line: lineBytes, feed: seen.reduce((sum, { bytes }) => sum + bytes, 0) },
    },
  };
}

async function crowd(url, event) {
  const guests = [];
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let n = next++; n < people; n = next++) {
      const address = Math.floor(n / GUESTS_EACH);
      guests[n] = await Person.guest(url, event, `Guest ${n}`, `10.0.${address >> 8}.${address & 255}`);
      await guests[n].openLine(event);
    }
  }));
  return guests;
}

/** Resolves when every vote has been answered. Rejects when one is refused that should not be. */
async function vote(guests, overlay) {
  const again = { same: 0, other: 0 };
  const accepted = [];
  const sentAt = [];
  await Promise.all(guests.map(async (guest, index) => {
    await new Promise((resolve) => setTimeout(resolve, (index / people) ** 2 * STORM));
    const ask = (id, choice = choiceOf(index)) => guest.ask('overlays/answer', { overlay, choice }, id);
    const sent = performance.now();
    sentAt.push(sent);
    const id = `vote-${index}`;
    const first = ask(id);
    let second;
    if (index % 20 === 0) second = repeated(guest, { id, first, ask }, again);
    else if (index % 20 === 10) second = refused(ask(`again-${index}`, choiceOf(index + 1)), again);
    await Promise.all([first.then(() => accepted.push(performance.now() - sent)), second]);
  }));
  return { accepted, again, firstSent: sentAt[0], lastSent: sentAt.at(-1) };
}

/** There are two answers, and they are the same. */
async function repeated(guest, { id, first, ask }, again) {
  let answers = 0;
  const other = guest.hears((message) => message.id === id && ++answers === 2);
  const [seq, , { t, seq: repeatedSeq }] = await Promise.all([first, ask(id), other]);
  if (t !== 'ack' || seq !== repeatedSeq) throw new Stop('A command that was sent twice has two answers.');
  again.same++;
}

async function refused(second, again) {
  const answer = await second.catch(({ message }) => message);
  if (answer !== 'overlays/answer: overlays/already-answered') throw new Stop(`A second vote was told ${answer}.`);
  again.other++;
}

/** The most frames within any 1,000 ms. */
function busiestSecond(frames) {
  return Math.max(...frames.map(({ at: from }) => frames.filter(({ at }) => at >= from && at < from + 1000).length));
}

/** How many people have voted, as the next server would find it. */
async function votesInLog(directory, { event, overlay }) {
  const store = await openStore({ directory });
  const voters = [];
  for await (const { entries } of store.log.read(event, 0)) {
    for (const { facts } of entries) {
      const votes = facts.filter((fact) => fact.type === 'overlays/answered' && fact.overlay === overlay);
      voters.push(...votes.map(({ person }) => person));
    }
  }
  await store.close();
  if (new Set(voters).size !== voters.length) throw new Stop('Somebody has voted twice in the log.');
  return voters.length;
}

async function measureRival(meter) {
  const rival = new Rival();
  const port = await rival.listen();
  const address = `ws://localhost:${port}`;
  const viewers = Array.from({ length: rivalPeople }, () => new WebSocket(address, { perMessageDeflate: false }));
  let heard = 0;
  for (const viewer of viewers) viewer.on('message', () => heard++);
  await until(() => rival.people === rivalPeople, 'the rival\'s sockets');
  const before = meter.read(port).bytes;
  const cpu = process.cpuUsage();
  for (let index = 0; index < RIVAL_VOTES; index++) {
    const vote = { userId: `u${index}`, name: `Guest ${index}`, option: choiceOf(index) };
    rival.broadcast({ type: 'SUBMIT_VOTE', vote });
  }
  const { user, system } = process.cpuUsage(cpu);
  await until(() => heard === rivalPeople * RIVAL_VOTES, 'the rival\'s messages');
  const bytesEach = (meter.read(port).bytes - before) / heard;
  for (const viewer of viewers) viewer.terminate();
  rival.close();
  const messages = people * people;
  return {
    frames: people, framesPerSecond: people / (STORM / 1000), bytesToEach: Math.round(bytesEach * people), messages,
    bytesOut: Math.round(bytesEach * messages), cpuSeconds: Math.round(((user + system) / 1e6 / heard) * messages),
  };
}

/** Every line is an open file, here and in the server. */
function requireFiles(count) {
  const { soft } = process.report.getReport().userLimits?.open_files ?? {};
  if (Number(soft) >= count || !(soft > 0)) return;
  throw new Stop(`${count} files have to be open, and ${soft} may be: raise "ulimit -n", or take fewer --people.`);
}

async function until(isSo, what) {
  const deadline = performance.now() + PATIENCE;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Stop(`Waited for ${what} for ${PATIENCE / 1000} s in vain.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
