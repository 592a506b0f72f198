import { once } from 'node:events';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { WebSocket as Socket } from 'ws';
import type { Participant } from '../../packages/server/src/testing/participant.test.support.js';
import type { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import type { SkippingClock } from '../../packages/server/src/testing/skipping-clock.test.support.js';
import { prove, type Figures } from '../prove.js';
import { Heap } from './heap.js';
import { hostile, mutated, right, type Schema } from './hostile.js';
import { onDisk } from './on-disk.js';

// A package of the server, not of the workspace's root.
const { WebSocket } = createRequire(new URL('../../packages/server/package.json', import.meta.url))('ws') as { WebSocket: typeof Socket };

const LONG = 10_000;
/** Milliseconds that pass between two frames: nobody is sent away for sending too often. */
const BETWEEN = 250;
const PEOPLE = 8;
/** What would end the event, and all that comes after with it. */
const ENDS = new Set(['session/end', 'session/cancel']);

/** Connections that are opened again when a frame has ended them, and what came back. */
class Wires {
  readonly #open = new Map<number, Socket>();
  readonly counted = { answered: 0, 'ended the connection': 0, 'said nothing': 0 };

  constructor(private readonly connect: (person: number) => Promise<Socket>) {}

  /** Resolves when the frame has been looked at: a pong comes after what was sent before the ping. */
  async send(person: number, data: string | Buffer): Promise<void> {
    // Somebody else's frame may have had this person out meanwhile.
    const known = this.#open.get(person);
    const socket = known?.readyState === WebSocket.OPEN ? known : await this.connect(person);
    this.#open.set(person, socket);
    let answers = 0;
    const hear = () => answers++;
    socket.on('message', hear);
    const either = new AbortController();
    const over = Promise.race([
      once(socket, 'pong', either).then(() => false, () => false), once(socket, 'close', either).then(() => true, () => true),
    ]);
    socket.send(data, () => undefined);
    socket.ping(undefined, undefined, () => undefined);
    const isClosed = (await over) || socket.readyState !== WebSocket.OPEN;
    either.abort();
    socket.off('message', hear);
    if (isClosed) this.#open.delete(person);
    this.counted[isClosed ? 'ended the connection' : answers > 0 ? 'answered' : 'said nothing']++;
  }

  close(): void {
    for (const socket of this.#open.values()) socket.terminate();
  }
}

/** Resolves with the first `event`: a line begins with a hello, and a chat room says nothing. */
async function opened(event: 'open' | 'message', url: string, protocols: string | string[]): Promise<Socket> {
  const socket = new WebSocket(url, protocols, { perMessageDeflate: false });
  socket.on('error', () => undefined);
  await once(socket, event, { signal: AbortSignal.timeout(20_000) });
  return socket;
}

const asSent = (texts: fc.Arbitrary<string>): fc.Arbitrary<string | Buffer> =>
  fc.oneof({ weight: 20, arbitrary: texts }, fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)));

async function fuzz(runs: number, rig: Rig, clock: SkippingClock, wires: Wires, frames: fc.Arbitrary<string>): Promise<Figures> {
  const heap = new Heap(runs);
  try {
    await fc.assert(fc.asyncProperty(fc.nat(PEOPLE - 1), asSent(frames), async (person, data) => {
      clock.skip(BETWEEN);
      await wires.send(person, data);
      if (rig.logged.length > 1_000) expect(rig.logged.splice(0).filter((line) => line.includes('"level":50'))).toEqual([]);
      await heap.ran();
    }), { numRuns: runs, endOnFailure: true });
  } finally {
    wires.close();
  }
  expect(rig.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  expect((await rig.request('GET', '/api/health')).status).toBe(200);
  return { frames: runs, ...wires.counted, 'heap after': `${await heap.growth(runs >= LONG)} %` };
}

async function crowd(rig: Rig): Promise<{ id: string; people: Participant[] }> {
  const { id, host } = await rig.event({ duration: 480 });
  const people = [host, ...await Promise.all(Array.from({ length: PEOPLE - 1 }, (_, n) => rig.joined(`Person ${n}`, id)))];
  await host.do('session/open', {});
  return { id, people };
}

/** Among what is right, now and then, is that somebody is kicked or banned. */
async function letIn([host, ...others]: readonly Participant[], person: number): Promise<void> {
  const somebody = [host, ...others][person]!;
  if ((await somebody.request('POST', '/join', {})).ok) return;
  await host!.do('moderation/unban', { person: somebody.person });
  await somebody.join();
}

prove({
  name: 'Line frames',
  holds: 'whatever is sent over a line, every command as its schema says or wrong in up to three ways, noise and sizes about the limit: an answer or the end of that line, and no memory left behind (5 %)',
  runs: { short: 400, long: 100_000 },
  run: (runs) => onDisk(async (rig, clock) => {
    const { id, people } = await crowd(rig);
    const { components } = await rig.json('GET', '/api/openapi.json') as unknown as {
      components: { schemas: Record<string, Schema & { title?: string }> };
    };
    const names = [id, ...people.slice(0, 3).map(({ person }) => person), '1', 'a'];
    const commands = Object.values(components.schemas).filter(({ title }) => title?.includes('/') && !ENDS.has(title));
    const commandWith = (input: (schema: Schema) => fc.Arbitrary<unknown>) =>
      fc.constantFrom(...commands).chain(({ title, ...schema }) => fc.record({
        t: fc.constant('command'), id: fc.stringMatching(/^[\w-]{1,8}$/), command: fc.constant(title), input: input(schema),
      }));
    const command = commandWith((schema) => right(schema, names));
    // Wrong as a command, but a frame that is understood: another one would be the end of the line.
    const wrongInput = commandWith((schema) => mutated(right(schema, names))).map((frame) => JSON.stringify(frame));
    const ping = fc.record({ t: fc.constant('ping'), at: fc.double({ noNaN: true }) });
    const wires = new Wires(async (person) => {
      await letIn(people, person);
      const { ticket, url } = await people[person]!.json<{ ticket: string; url: string }>('POST', '/line-ticket');
      return opened('message', url, ['rostrum', ticket]);
    });
    const frames = fc.oneof({ weight: 3, arbitrary: wrongInput }, hostile(fc.oneof({ weight: 9, arbitrary: command }, ping)));
    return fuzz(runs, rig, clock, wires, frames);
  }),
});

prove({
  name: 'Chat frames',
  holds: 'the same for the chat room of local-aws, with the server reviewing what is said there',
  runs: { short: 300, long: 100_000 },
  run: (runs) => onDisk(async (rig, clock) => {
    const { id, people } = await crowd(rig);
    const { chat } = await rig.json<{ chat: string }>('POST', `/api/events/${id}/join`, { token: people[0]!.token, body: {} });
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    const RequestId = fc.string({ maxLength: 20 });
    const request = fc.oneof(
      fc.record({ Action: fc.constant('SEND_MESSAGE'), RequestId, Content: text, Attributes: fc.dictionary(text, text, { maxKeys: 3 }) }, { requiredKeys: ['Action', 'Content'] }),
      fc.record({ Action: fc.constant('DELETE_MESSAGE'), RequestId, Id: text, Reason: text }, { requiredKeys: ['Action'] }),
      fc.record({ Action: fc.constant('DISCONNECT_USER'), RequestId, UserId: fc.constantFrom(...people.map(({ person }) => person)), Reason: text }),
    );
    const wires = new Wires(async (person) => {
      await letIn(people, person);
      const { token } = await people[person]!.json<{ token: string }>('POST', '/chat-token');
      return opened('open', chat, token);
    });
    return fuzz(runs, rig, clock, wires, hostile(request));
  }),
});
