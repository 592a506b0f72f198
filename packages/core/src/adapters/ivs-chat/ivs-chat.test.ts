/** The adapter with the SDK as it is, against local-aws. */
import {
  CreateChatTokenCommand, CreateRoomCommand, DeleteMessageCommand, DisconnectUserCommand, IvschatClient,
  SendEventCommand, UpdateRoomCommand, type CreateRoomRequest,
} from '@aws-sdk/client-ivschat';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalAws, type LocalAws } from '@rostrum/local-aws';
import { roomFeed } from '../../client/room-feed.js';
import { LiveError } from '../../engine/live-error.js';
import type { ChatRoom, RoomState } from '../../ports/index.js';
import { chatRoomContract } from '../../ports/chat-room.test.support.js';
import { heldClock } from '../memory/index.js';
import { createIvsChat, type IvsChatOptions } from './index.js';

let aws: LocalAws;
let client: IvschatClient;
let reviewer: Server;
/** What message review answers; allows while undefined. */
let reason: string | undefined;
/** The first attempt at a message that it answers: a function that is not awake yet is silent to those before. */
let awakeAt = 1;
/** The attributes of each message that it was given. */
let given: Record<string, string>[] = [];

beforeAll(async () => {
  globalThis.WebSocket = WebSocket as unknown as typeof globalThis.WebSocket;
  aws = await startLocalAws({ port: 0, log: () => undefined });
  client = new IvschatClient({
    endpoint: aws.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const answerTo = async (request: IncomingMessage, response: ServerResponse) => {
    given.push((await json(request) as { Attributes: Record<string, string> }).Attributes);
    if (Number(given.at(-1)!['attempt']) < awakeAt) return;
    const answer = reason === undefined ? { ReviewResult: 'ALLOW' } : { ReviewResult: 'DENY', Attributes: { Reason: reason } };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
  reviewer = createServer((request, response) => void answerTo(request, response));
  await new Promise<void>((resolve) => reviewer.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  client.destroy();
  await aws.close();
  reviewer.close();
});

/** Review has 200 ms, which a busy machine may not give it: then the fallback counts. */
const review = (fallbackResult: 'ALLOW' | 'DENY') =>
  ({ uri: `http://127.0.0.1:${(reviewer.address() as AddressInfo).port}`, fallbackResult });

async function createRoom(settings: CreateRoomRequest = {}) {
  reason = undefined;
  awakeAt = 1;
  given = [];
  const { arn } = await client.send(new CreateRoomCommand({
    maximumMessageLength: 500,
    ...settings,
  }));
  const roomIdentifier = arn!;
  let tokens = 0;
  const of = (person: string, options: Partial<IvsChatOptions> = {}): ChatRoom => createIvsChat({
    endpoint: aws.endpoint.replace('http', 'ws'),
    person,
    async token() {
      tokens++;
      const { token } = await client.send(new CreateChatTokenCommand({
        roomIdentifier, userId: person, capabilities: ['SEND_MESSAGE'],
        attributes: { name: person[0]!.toUpperCase() + person.slice(1), role: 'attendee' },
      }));
      return { token: token! };
    },
    ...options,
  });
  return { roomIdentifier, of, tokens: () => tokens };
}

const connected = async (room: ChatRoom) => {
  const states: RoomState[] = [];
  room.on({ state: (state) => states.push(state) });
  room.connect();
  await expect.poll(() => states.at(-1)).toBe('connected');
  return states;
};

describe('ChatRoom on Amazon IVS Chat', () => chatRoomContract(async () => {
  const { roomIdentifier, of } = await createRoom();
  return {
    of,
    async remove(id) {
      await client.send(new DeleteMessageCommand({ roomIdentifier, id }));
    },
    async turnOff() {
      reason = 'chat/off';
      await client.send(new UpdateRoomCommand({ identifier: roomIdentifier, messageReviewHandler: review('DENY') }));
    },
    async sendAway(userId) {
      await client.send(new DisconnectUserCommand({ roomIdentifier, userId }));
    },
    async drop(userId) {
      expect(aws.faults.dropChat({ roomArn: roomIdentifier, userId })).toBe(1);
    },
  };
}));

describe('what only Amazon IVS Chat has', () => {
  it('carries the frames of the feed', async () => {
    const { roomIdentifier, of } = await createRoom();
    const room = of('ada');
    const frames: unknown[] = [];
    roomFeed(room).subscribe((frame) => frames.push(frame));
    await connected(room);
    const frame = { epoch: '1', view: 'public', from: 0, to: 1, patch: {} };
    await client.send(new SendEventCommand({ roomIdentifier, eventName: 'rostrum:frame', attributes: { f: JSON.stringify(frame) } }));
    await expect.poll(() => frames).toEqual([frame]);
    room.close();
  });

  it.each([
    ['chat/off', 'chat/refused'], ['chat/restricted', 'chat/refused'], ['session/wrong-status', 'chat/refused'],
    ['chat/slow-mode', 'chat/too-fast'], ['limits/too-many', 'chat/too-fast'], ['engine/invalid', 'chat/too-long'],
  ])('review that says %s is %s (S4.9)', async (says, code) => {
    const { of } = await createRoom({ messageReviewHandler: review('ALLOW') });
    const room = of('ada');
    await connected(room);
    reason = says;
    await expect.poll(() => room.send('hi').then(() => 'sent', (error: LiveError) => error.code)).toBe(code);
    room.close();
  });

  it('sends a message again that nobody has reviewed in time, as the same one (S4.9)', async () => {
    const { of } = await createRoom({ messageReviewHandler: review('DENY') });
    const [room, ben] = [of('ada'), of('ben')];
    const heard: string[] = [];
    ben.on({ message: ({ text }) => heard.push(text) });
    await connected(room);
    await connected(ben);
    awakeAt = 3;
    // A busy machine may be late the third time as well.
    await expect.poll(() => room.send('first of the day').then(() => 'sent', () => 'refused'), { timeout: 20_000 }).toBe('sent');
    await expect.poll(() => heard).toEqual(['first of the day']);
    const [one, two, three] = given.slice(-3).map(({ draft, attempt }) => `${draft} ${attempt}`);
    expect([one, two, three]).toEqual(['1', '2', '3'].map((attempt) => `${given.at(-1)!['draft']} ${attempt}`));
    awakeAt = Infinity;
    await expect(room.send('nobody looks')).rejects.toMatchObject({ code: 'chat/not-reviewed' });
    expect(heard).toEqual(['first of the day']);
    room.close();
    ben.close();
  });

  it('says that there are too many messages (S2.8)', async () => {
    const { of } = await createRoom({ maximumMessageRatePerSecond: 1 });
    const room = of('ada');
    await connected(room);
    const answers = await Promise.allSettled([room.send('1'), room.send('2'), room.send('3')]);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'chat/too-fast' } });
    room.close();
  });

  it('asks for a token once, and not again before it is needed', async () => {
    const { of, tokens } = await createRoom();
    const room = of('ada');
    await connected(room);
    await room.send('one');
    expect(tokens()).toBe(1);
    room.close();
  });

  it('waits longer each time that it cannot connect, up to 30 s (S4.13)', async () => {
    const { of } = await createRoom();
    const clock = heldClock();
    const askedAt: number[] = [];
    const room = of('ada', { clock, token: async () => {
      askedAt.push(clock.now());
      throw new Error('no network');
    } });
    room.connect();
    // Each try takes real time besides: wait for it, then let the clock go on.
    for (let tries = 1; tries <= 10; tries++) {
      await expect.poll(async () => {
        await clock.advance(500);
        return askedAt.length;
      }, { interval: 1, timeout: 5000 }).toBeGreaterThanOrEqual(tries);
    }
    room.close();
    const waits = askedAt.slice(1).map((at, index) => at - askedAt[index]!);
    expect(Math.max(...waits)).toBeLessThanOrEqual(32_000);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(30_000);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  });

  it('gives up when the person may not come in (S2.7)', async () => {
    const { of } = await createRoom();
    const states: RoomState[] = [];
    const room = of('ada', { token: async () => {
      throw new LiveError('roster/banned', 'You are banned.', 'Ask the host.', { kind: 'denied' });
    } });
    room.on({ state: (state) => states.push(state) });
    room.connect();
    await expect.poll(() => states).toEqual(['connecting', 'closed']);
  });

  it('a message that gets no answer is reported when the connection goes', async () => {
    const { of, roomIdentifier } = await createRoom();
    const room = of('ada');
    await connected(room);
    aws.faults.slowChat(60_000);
    const sent = room.send('lost').catch((error: unknown) => error);
    aws.faults.dropChat({ roomArn: roomIdentifier });
    expect(await sent).toMatchObject({ code: 'chat/offline' });
    aws.faults.clear();
    room.close();
  });
});
