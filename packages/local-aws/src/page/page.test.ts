import { CreateParticipantTokenCommand } from '@aws-sdk/client-ivs-realtime';
import { CreateChatTokenCommand } from '@aws-sdk/client-ivschat';
import { SendMessageRequest } from 'amazon-ivs-chat-messaging';
import { expect, test } from 'vitest';
import { createRoom, createStage, enter, join, startRig } from '../rig.test.support.js';
import type { Status } from './status.js';

test('the page needs nothing but itself, and no script but its own may run on it', async () => {
  await using rig = await startRig();
  const response = await fetch(rig.aws.endpoint, { headers: { accept: 'text/html' } });
  const html = await response.text();
  const policy = response.headers.get('content-security-policy') ?? '';
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
  expect(policy).toContain("default-src 'none'");
  expect(html).toContain(`<script nonce="${nonce}">`);
  expect(html).not.toMatch(/(src|href)="(?!data:,")/);
});

test('the status shows stages, people, rooms and calls, and neither tokens nor attributes', async () => {
  await using rig = await startRig();
  const stageArn = await createStage(rig, 'main');
  const { participantId } = await join(rig, stageArn, 'ann');
  const room = await createRoom(rig, { name: 'talk' });
  const bob = await enter(rig, room, 'bob', { attributes: { email: 'bob@example.com' } });
  await bob.room.sendMessage(new SendMessageRequest('private words'));
  const { participantToken } = await rig.realtime.send(new CreateParticipantTokenCommand({ stageArn }));
  const { token } = await rig.ivschat.send(new CreateChatTokenCommand({ roomIdentifier: room, userId: 'eve' }));
  const text = await (await fetch(`${rig.aws.endpoint}/_status`)).text();
  const status = JSON.parse(text) as Status;
  expect(status.stages).toEqual([{
    arn: stageArn, name: 'main', sessionId: expect.stringMatching(/^st-/),
    participants: [{ participantId, userId: 'ann', publishing: false, bitrateIn: 0, subscriptions: 0 }],
  }]);
  expect(status.rooms).toMatchObject([{ arn: room, name: 'talk', connections: 1 }]);
  expect(status.rooms[0]?.received).toBeGreaterThan(0);
  expect(status.calls.recent[0]).toMatchObject({ operation: 'CreateChatToken', status: 200 });
  for (const secret of [participantToken?.token, token, 'bob@example.com', 'private words']) {
    expect(text).not.toContain(secret);
  }
});

test('a hundred calls are kept, whatever they are called', async () => {
  await using rig = await startRig();
  await Promise.all(Array.from({ length: 120 }, async (_, n) => {
    await (await fetch(`${rig.aws.endpoint}/${'x'.repeat(200)}${n}`, { method: 'POST' })).text();
  }));
  const { recent, total } = rig.aws.status().calls;
  expect([recent.length, total]).toEqual([100, 0]);
  expect(recent[0]?.operation).toHaveLength(64);
});
