/**
 * The people of a live event, in a thread of their own: a thousand lines to the server, and one connection to the chat
 * room, as all of them have it. Is asked by messages `[what, ...arguments]` and answers each with one.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { followFeed } from './feed.mjs';
import { Person, WebSocket } from './person.mjs';

const { url } = workerData;
/** Requests under way while everybody comes in. */
const AT_ONCE = 24;
const people = [];
const feed = { bytes: 0, frames: 0, seq: 0, wake: () => undefined };

const acts = {
  async enter(event, count) {
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let person = await arrival(count); person; person = await arrival(count)) await person.enter(event);
    }));
    await followFeed(people[0], event, ({ to }, bytes) => {
      feed.bytes += bytes;
      feed.frames++;
      feed.seq = to;
      feed.wake();
    });
  },
  /** Somebody who is already signed in comes in. */
  async join(event, identity) {
    await new Person(url, identity).enter(event);
  },
  raise: (index) => people[index].ask('hands/raise'),
  lower: (index) => people[index].ask('hands/lower'),
  /** Everybody raises a hand, evenly over the time. Resolves when all are stored. */
  async storm(milliseconds) {
    const stored = people.map(async (person, index) => {
      await new Promise((resolve) => setTimeout(resolve, (index / people.length) * milliseconds));
      return person.ask('hands/raise');
    });
    return Math.max(...(await Promise.all(stored)));
  },
  /** As many connections to another server. */
  async connect(address, count) {
    const opened = Array.from({ length: count }, () => new Promise((resolve, reject) => {
      new WebSocket(address, { perMessageDeflate: false }).once('open', resolve).once('error', reject);
    }));
    await Promise.all(opened);
  },
  /** Resolves when the feed has come to a sequence, with what the chat room has delivered to one person so far. */
  async feed(seq) {
    while (feed.seq < seq) await new Promise((resolve) => (feed.wake = resolve));
    return { bytes: feed.bytes, frames: feed.frames };
  },
};

let arrived = 0;
async function arrival(count) {
  if (arrived >= count) return undefined;
  const index = arrived++;
  const person = await Person.signedIn(url, `Attendee ${index}`, `10.0.${index >> 8}.${index & 255}`);
  people.push(person);
  return person;
}

parentPort.on('message', async ([what, ...args]) => {
  try {
    parentPort.postMessage({ answer: await acts[what](...args) });
  } catch (error) {
    parentPort.postMessage({ error: error.message });
  }
});
