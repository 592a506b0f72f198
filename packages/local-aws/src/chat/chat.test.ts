import {
  CreateChatTokenCommand, DeleteMessageCommand, DeleteRoomCommand, DisconnectUserCommand, SendEventCommand,
  UpdateRoomCommand,
} from '@aws-sdk/client-ivschat';
import { DeleteMessageRequest, DisconnectUserRequest, SendMessageRequest } from 'amazon-ivs-chat-messaging';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createRoom, enter, ManualClock, refusal, startRig, type Rig } from '../rig.test.support.js';

async function tokenFor(rig: Rig, roomIdentifier: string): Promise<string> {
  return (await rig.ivschat.send(new CreateChatTokenCommand({ roomIdentifier, userId: 'a' }))).token as string;
}

/** A bare connection: `open`, or the status that the handshake was answered with. */
function handshake(rig: Rig, token: string, path = '/'): Promise<WebSocket | number> {
  const socket = new WebSocket(rig.aws.endpoint.replace('http', 'ws') + path, token);
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_, { statusCode = 0 }) => {
      resolve(statusCode);
      socket.terminate();
    });
    socket.on('error', (error) => (/terminated|closed before/.test(error.message) ? undefined : reject(error)));
  });
}

test('a message reaches everybody with who sent it, and acknowledges itself to the sender', async () => {
  await using rig = await startRig();
  const room = await createRoom(rig);
  const alice = await enter(rig, room, 'alice', { attributes: { badge: 'host' } });
  const bob = await enter(rig, room, 'bob', { capabilities: [] });
  const received = new Promise((resolve) => { bob.room.addListener('message', resolve); });
  const sent = await alice.room.sendMessage(new SendMessageRequest('hi', { colour: 'red' }));
  expect(sent).toMatchObject({
    content: 'hi', attributes: { colour: 'red' }, sender: { userId: 'alice', attributes: { badge: 'host' } },
    id: expect.stringMatching(/^[a-zA-Z0-9]{12}$/),
  });
  expect(await received).toMatchObject({ id: sent.id, content: 'hi', sender: { userId: 'alice' } });
});

test('a room is closed to the tokens of another', async () => {
  await using rig = await startRig();
  const [here, there] = [await createRoom(rig), await createRoom(rig)];
  const alice = await enter(rig, here, 'alice');
  const bob = await enter(rig, there, 'bob');
  await alice.room.sendMessage(new SendMessageRequest('here'));
  await rig.ivschat.send(new SendEventCommand({ roomIdentifier: there, eventName: 'there' }));
  await vi.waitFor(() => expect(bob.heard).toEqual(['event there']));
  expect(alice.heard).toEqual(['message here']);
});

describe('tokens', () => {
  test('open one session, within a minute', async () => {
    const clock = new ManualClock();
    await using rig = await startRig({ clock });
    const room = await createRoom(rig);
    const token = await tokenFor(rig, room);
    expect(await handshake(rig, token)).toBeInstanceOf(WebSocket);
    expect(await handshake(rig, token)).toBe(401);
    const late = await tokenFor(rig, room);
    clock.advance(60_001);
    expect(await handshake(rig, late)).toBe(401);
    expect(await handshake(rig, 'made-up')).toBe(401);
  });

  test('two at once with the same token: one gets in', async () => {
    await using rig = await startRig();
    const token = await tokenFor(rig, await createRoom(rig));
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => handshake(rig, token)));
    expect(outcomes.filter((outcome) => outcome === 401)).toHaveLength(4);
  });

  test('say when they and their session end', async () => {
    const clock = new ManualClock();
    await using rig = await startRig({ clock });
    const token = await rig.ivschat.send(new CreateChatTokenCommand({
      roomIdentifier: await createRoom(rig), userId: 'a', sessionDurationInMinutes: 180,
    }));
    expect(token.tokenExpirationTime).toEqual(new Date(clock.now() + 60_000));
    expect(token.sessionExpirationTime).toEqual(new Date(clock.now() + 180 * 60_000));
    expect(token.token).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  test('of a deleted room open nothing, and other paths are no chat', async () => {
    await using rig = await startRig();
    const room = await createRoom(rig);
    const token = await tokenFor(rig, room);
    expect(await handshake(rig, token, '/elsewhere')).toBe(404);
    await rig.ivschat.send(new DeleteRoomCommand({ identifier: room }));
    expect(await handshake(rig, token)).toBe(401);
  });
});

test('when a session ends the SDK comes back with a new token by itself', async () => {
  const clock = new ManualClock();
  await using rig = await startRig({ clock });
  const alice = await enter(rig, await createRoom(rig), 'alice');
  clock.advance(60 * 60_000);
  await vi.waitFor(() => expect([alice.tokens, alice.room.state]).toEqual([2, 'connected']));
  await alice.room.sendMessage(new SendMessageRequest('still here'));
  expect(alice.heard).toEqual(['message still here']);
});

test('without the capability every action is refused with 403', async () => {
  await using rig = await startRig();
  const { room } = await enter(rig, await createRoom(rig), 'eve', { capabilities: [] });
  expect(await refusal(room.sendMessage(new SendMessageRequest('hi')))).toBe(403);
  expect(await refusal(room.deleteMessage(new DeleteMessageRequest('AAAAAAAAAAAA')))).toBe(403);
  expect(await refusal(room.disconnectUser(new DisconnectUserRequest('alice')))).toBe(403);
});

test('what is no request is refused with 400, and the connection lives on', async () => {
  await using rig = await startRig();
  const room = await createRoom(rig);
  const socket = await handshake(rig, await tokenFor(rig, room)) as WebSocket;
  const answers: { ErrorCode: number; RequestId: string }[] = [];
  socket.on('message', (data) => answers.push(JSON.parse(data.toString())));
  const wrong = [
    'no json', '[]', 'null', '{}', '{"Action":"__proto__","RequestId":"1"}',
    '{"Action":"SEND_MESSAGE","RequestId":"2"}',
    '{"Action":"SEND_MESSAGE","RequestId":"3","Content":""}', '{"Action":"SEND_MESSAGE","RequestId":{},"Content":"a"}',
    '{"Action":"SEND_MESSAGE","RequestId":"4","Content":"a","Attributes":{"a":1}}',
    `{"Action":"SEND_MESSAGE","RequestId":"5","Content":"a","Attributes":{"a":"${'a'.repeat(1024)}"}}`,
    '{"Action":"DELETE_MESSAGE","RequestId":"6","Id":7}', '{"Action":"DISCONNECT_USER","RequestId":"7"}',
  ];
  for (const frame of wrong) socket.send(frame);
  socket.send(Buffer.from([0, 1, 2]));
  await vi.waitFor(() => expect(answers).toHaveLength(wrong.length + 1));
  expect(new Set(answers.map(({ ErrorCode }) => ErrorCode))).toEqual(new Set([400]));
  expect(answers.map(({ RequestId }) => RequestId).filter(Boolean)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect(socket.readyState).toBe(WebSocket.OPEN);
});

test('whatever a client sends, it is answered and nobody else is disturbed', async () => {
  await using rig = await startRig();
  const roomIdentifier = await createRoom(rig, { maximumMessageRatePerSecond: 100 });
  const bob = await enter(rig, roomIdentifier, 'bob');
  const socket = await handshake(rig, await tokenFor(rig, roomIdentifier)) as WebSocket;
  let answers = 0;
  socket.on('message', () => { answers += 1; });
  const field = fc.constantFrom('Action', 'RequestId', 'Content', 'Attributes', 'Id', 'UserId', 'Reason', '__proto__');
  const value = fc.oneof(fc.constantFrom('SEND_MESSAGE', 'DELETE_MESSAGE', 'DISCONNECT_USER'), fc.jsonValue());
  const frame = fc.oneof(fc.dictionary(field, value).map((object) => JSON.stringify(object)), fc.json(), fc.string());
  const frames = fc.sample(frame, 300);
  for (const each of frames) socket.send(each);
  await vi.waitFor(() => expect(answers).toBe(frames.length));
  await rig.ivschat.send(new SendEventCommand({ roomIdentifier, eventName: 'calm' }));
  await vi.waitFor(() => expect(bob.heard).toEqual(['event calm']));
  expect(rig.problems).toEqual([]);
});

test('a frame of more than 64 KB ends its connection', async () => {
  await using rig = await startRig();
  const socket = await handshake(rig, await tokenFor(rig, await createRoom(rig))) as WebSocket;
  const closed = new Promise((resolve) => { socket.once('close', resolve); });
  socket.send('x'.repeat(65 * 1024));
  expect(await closed).toBe(1009);
});

test('length counts characters, not bytes or halves of them, and a change applies at once', async () => {
  await using rig = await startRig();
  const identifier = await createRoom(rig, { maximumMessageLength: 3 });
  const { room } = await enter(rig, identifier, 'alice');
  await room.sendMessage(new SendMessageRequest('🎤🎤🎤'));
  expect(await refusal(room.sendMessage(new SendMessageRequest('four')))).toBe(413);
  await rig.ivschat.send(new UpdateRoomCommand({ identifier, maximumMessageLength: 4 }));
  await room.sendMessage(new SendMessageRequest('four'));
});

test('the rate is of the room, of all its people together, and a change applies at once', async () => {
  const clock = new ManualClock();
  await using rig = await startRig({ clock });
  const identifier = await createRoom(rig, { maximumMessageRatePerSecond: 2 });
  const [alice, bob] = [await enter(rig, identifier, 'alice'), await enter(rig, identifier, 'bob')];
  await alice.room.sendMessage(new SendMessageRequest('1'));
  await bob.room.sendMessage(new SendMessageRequest('2'));
  expect(await refusal(alice.room.sendMessage(new SendMessageRequest('3')))).toBe(429);
  await rig.ivschat.send(new UpdateRoomCommand({ identifier, maximumMessageRatePerSecond: 5 }));
  clock.advance(1_000);
  for (const text of ['4', '5', '6', '7', '8']) await bob.room.sendMessage(new SendMessageRequest(text));
  expect(await refusal(bob.room.sendMessage(new SendMessageRequest('9')))).toBe(429);
});

test('with the quotas of AWS one connection has ten requests a second', async () => {
  await using rig = await startRig({ quotas: 'aws', clock: new ManualClock() });
  const { room } = await enter(rig, await createRoom(rig, { maximumMessageRatePerSecond: 100 }), 'alice');
  const outcomes = await Promise.allSettled(Array.from({ length: 14 }, (_, n) =>
    room.sendMessage(new SendMessageRequest(`${n}`))));
  expect(outcomes.map(({ status }) => status))
    .toEqual([...Array(10).fill('fulfilled'), ...Array(4).fill('rejected')]);
});

describe('moderation', () => {
  test('a message is deleted from the room and from the API', async () => {
    await using rig = await startRig();
    const roomIdentifier = await createRoom(rig);
    const mod = await enter(rig, roomIdentifier, 'mod', { capabilities: ['SEND_MESSAGE', 'DELETE_MESSAGE'] });
    const bob = await enter(rig, roomIdentifier, 'bob');
    const { id } = await mod.room.sendMessage(new SendMessageRequest('oops'));
    expect(await mod.room.deleteMessage(new DeleteMessageRequest(id, 'spam')))
      .toMatchObject({ messageId: id, reason: 'spam' });
    await rig.ivschat.send(new DeleteMessageCommand({ roomIdentifier, id }));
    await vi.waitFor(() => expect(bob.heard).toEqual(['message oops', `delete ${id}`, `delete ${id}`]));
  });

  test('a disconnected user is out of every connection, and may come back with a new token', async () => {
    await using rig = await startRig();
    const roomIdentifier = await createRoom(rig);
    const mod = await enter(rig, roomIdentifier, 'mod', { capabilities: ['DISCONNECT_USER'] });
    const eves = [await enter(rig, roomIdentifier, 'eve'), await enter(rig, roomIdentifier, 'eve')];
    await rig.ivschat.send(new DisconnectUserCommand({ roomIdentifier, userId: 'eve', reason: 'abuse' }));
    await vi.waitFor(() => {
      for (const eve of eves) expect(eve.heard).toEqual(['user eve', 'disconnect serverDisconnect']);
    });
    expect(eves[0]?.tokens).toBe(1);
    const back = await enter(rig, roomIdentifier, 'eve');
    expect(await mod.room.disconnectUser(new DisconnectUserRequest('eve'))).toMatchObject({ userId: 'eve' });
    await vi.waitFor(() => expect(back.heard).toEqual(['user eve', 'disconnect serverDisconnect']));
    expect(mod.heard).toEqual(['user eve', 'user eve']);
  });

  test('a deleted room sends everybody away', async () => {
    await using rig = await startRig();
    const identifier = await createRoom(rig);
    const alice = await enter(rig, identifier, 'alice');
    await rig.ivschat.send(new DeleteRoomCommand({ identifier }));
    await vi.waitFor(() => expect(alice.heard).toEqual(['disconnect serverDisconnect']));
  });
});
