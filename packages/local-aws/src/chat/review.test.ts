import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DisconnectUserCommand, type FallbackResult } from '@aws-sdk/client-ivschat';
import { SendMessageRequest } from 'amazon-ivs-chat-messaging';
import { expect, test, vi } from 'vitest';
import { createRoom, enter, startRig, type Member } from '../rig.test.support.js';
import type { LocalAwsOptions } from '../server.js';
import type { ReviewedMessage } from './review.js';

type Handler = (message: ReviewedMessage, request: IncomingMessage, response: ServerResponse) => unknown;

interface Scene extends AsyncDisposable {
  readonly alice: Member;
  readonly problems: string[];
  disconnect(): Promise<void>;
}

/** A room with a handler: what it returns is its answer; undefined when it answers by itself, or never. */
async function reviewed(
  handler: Handler, fallbackResult?: FallbackResult, options: LocalAwsOptions = {},
): Promise<Scene> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; }).on('end', () => {
      const answer = handler(JSON.parse(body), request, response);
      if (answer !== undefined) response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const uri = `http://localhost:${(server.address() as AddressInfo).port}/review`;
  const rig = await startRig(options);
  const roomIdentifier = await createRoom(rig, { messageReviewHandler: { uri, fallbackResult } });
  const alice = await enter(rig, roomIdentifier, 'alice', { attributes: { badge: 'host' } });
  return {
    alice,
    problems: rig.problems,
    disconnect: async () => { await rig.ivschat.send(new DisconnectUserCommand({ roomIdentifier, userId: 'alice' })); },
    async [Symbol.asyncDispose]() {
      await rig[Symbol.asyncDispose]();
      server.closeAllConnections();
      server.close();
    },
  };
}

const say = ({ alice }: Scene, text: string): Promise<{ content: string; attributes?: unknown }> =>
  alice.room.sendMessage(new SendMessageRequest(text, { colour: 'red' }));

test('the handler gets what a Lambda function would, and the secret', async () => {
  let seen: unknown;
  let authorization: string | undefined;
  await using scene = await reviewed((message, { headers }) => {
    seen = message;
    authorization = headers.authorization;
    return { ReviewResult: 'ALLOW' };
  }, undefined, { reviewSecret: 'hush' });
  await say(scene, 'hi');
  expect(seen).toEqual({
    Content: 'hi', MessageId: expect.stringMatching(/^[a-zA-Z0-9]{12}$/),
    RoomArn: expect.stringMatching(/^arn:aws:ivschat/),
    Attributes: { colour: 'red' },
    Sender: { UserId: 'alice', Attributes: { badge: 'host' }, Ip: expect.stringContaining('127.0.0.1') },
  });
  expect(authorization).toBe('Bearer hush');
});

test('what the handler makes of a message is what is delivered', async () => {
  await using scene = await reviewed(({ Content }) =>
    ({ ReviewResult: 'ALLOW', Content: Content.replace('darn', '****'), Attributes: { reviewed: 'yes' } }));
  expect(await say(scene, 'darn it')).toMatchObject({ content: '**** it', attributes: { reviewed: 'yes' } });
});

test('a denied message is refused with 406 and the reason, and nobody gets it', async () => {
  await using scene = await reviewed(() => ({ ReviewResult: 'DENY', Attributes: { Reason: 'be kind' } }), 'ALLOW');
  await expect(say(scene, 'hi')).rejects.toMatchObject({ errorCode: 406, errorMessage: 'be kind' });
  expect(scene.alice.heard).toEqual([]);
});

test.each<[string, Handler]>([
  ['fails', (_, __, response) => { response.statusCode = 500; return 'no'; }],
  ['talks nonsense', () => 'no'],
  ['answers another question', () => ({ ReviewResult: 'MAYBE' })],
  ['wants to deliver too much', () => ({ ReviewResult: 'ALLOW', Attributes: { a: 'a'.repeat(1025) } })],
  ['never stops talking', () => 'x'.repeat(100_000)],
  ['sends elsewhere', (_, __, response) => { response.writeHead(302, { location: '/other' }); return '{}'; }],
  ['hangs up', (_, { socket }) => { socket.destroy(); return undefined; }],
])('the fallback decides when the handler %s', async (_, handler) => {
  {
    await using scene = await reviewed(handler, 'DENY');
    await expect(say(scene, 'hi')).rejects.toMatchObject({ errorCode: 406 });
    expect(scene.problems).toEqual(['review-handler-unreachable']);
  }
  await using scene = await reviewed(handler);
  expect(await say(scene, 'hi')).toMatchObject({ content: 'hi', attributes: { colour: 'red' } });
});

test('a handler that has not answered after 200 ms is late, whatever it says then', async () => {
  let release: () => void = () => undefined;
  await using scene = await reviewed((_, __, response) => {
    release = () => response.end('{"ReviewResult":"ALLOW"}');
    return undefined;
  }, 'DENY');
  await expect(say(scene, 'hi')).rejects.toMatchObject({ errorCode: 406 });
  release();
  expect(scene.alice.heard).toEqual([]);
});

test('the ARN of a Lambda function is nowhere here: the fallback decides', async () => {
  await using rig = await startRig();
  const uri = 'arn:aws:lambda:us-east-1:123456789012:function:review';
  const room = await createRoom(rig, { messageReviewHandler: { uri, fallbackResult: 'DENY' } });
  const alice = await enter(rig, room, 'alice');
  await expect(alice.room.sendMessage(new SendMessageRequest('hi'))).rejects.toMatchObject({ errorCode: 406 });
});

test('somebody who is disconnected while under review says nothing more', async () => {
  let release: (() => void) | undefined;
  await using scene = await reviewed((_, __, response) => {
    release = () => response.end('{"ReviewResult":"ALLOW"}');
    return undefined;
  });
  void say(scene, 'last words').catch(() => undefined);
  await vi.waitFor(() => expect(release).toBeDefined());
  await scene.disconnect();
  release?.();
  await vi.waitFor(() => expect(scene.alice.heard).toContain('disconnect serverDisconnect'));
  expect(scene.alice.heard).not.toContain('message last words');
});

test('messages of somebody that are late on their way are decided by the fallback, and hold up nobody', async () => {
  await using rig = await startRig();
  const roomIdentifier = await createRoom(rig, { messageReviewHandler: { uri: `${rig.aws.endpoint}/_nothing`, fallbackResult: 'ALLOW' } });
  const [alice, bob] = await Promise.all([enter(rig, roomIdentifier, 'alice'), enter(rig, roomIdentifier, 'bob')]);
  rig.aws.faults.lateReview(60_000, { userId: 'alice' });
  const order: string[] = [];
  const send = async ({ room }: Member, text: string) => {
    await room.sendMessage(new SendMessageRequest(text));
    order.push(text);
  };
  await Promise.all([send(alice, 'late'), send(bob, 'at once')]);
  expect(order).toEqual(['at once', 'late']);
  rig.aws.faults.clear();
  await send(alice, 'again');
});
