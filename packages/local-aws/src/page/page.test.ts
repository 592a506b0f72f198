import { CreateParticipantTokenCommand } from '@aws-sdk/client-ivs-realtime';
import { CreateChatTokenCommand } from '@aws-sdk/client-ivschat';
import { SendMessageRequest } from 'amazon-ivs-chat-messaging';
import { expect, test } from 'vitest';
import { createChannel, createRoom, createStage, enter, join, startRig } from '../rig.test.support.js';
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

test('the status shows where to stream to and how each channel is, and no stream key', async () => {
  await using rig = await startRig();
  const { arn, streamKey } = await createChannel(rig, { name: 'talk', authorized: true });
  const text = await (await fetch(`${rig.aws.endpoint}/_status`)).text();
  const status = JSON.parse(text) as Status;
  expect(status.ingest).toEqual({ rtmp: rig.aws.rtmp, web: rig.aws.ingest });
  expect(status.channels).toEqual([{
    arn, name: 'talk', authorized: true, state: 'OFFLINE', playbackUrl: expect.stringContaining(rig.aws.endpoint),
  }]);
  expect(status.compositions).toEqual([]);
  expect(text).not.toContain(streamKey);
});

test('the test card is switched from this machine, on a channel that is there', async () => {
  await using rig = await startRig();
  const { arn: channelArn } = await createChannel(rig);
  const post = async (body: object, headers: Record<string, string> = {}): Promise<number> => {
    const response = await fetch(`${rig.aws.endpoint}/_test-card`, {
      method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers },
    });
    await response.text();
    return response.status;
  };
  expect(await post({ channelArn, on: true }, { origin: 'https://evil.example' })).toBe(403);
  expect(await post({ channelArn, on: true }, { 'content-type': 'text/plain' })).toBe(403);
  expect(await post({ channelArn })).toBe(400);
  expect(await post({ channelArn: channelArn.replace(/.{12}$/, 'AAAAAAAAAAAA'), on: true })).toBe(404);
  expect(await post({ channelArn, on: false })).toBe(200);
  expect(rig.aws.status().channels[0]?.state).toBe('OFFLINE');
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
