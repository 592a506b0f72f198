import { CreateParticipantTokenCommand, CreateStageCommand, GetStageCommand } from '@aws-sdk/client-ivs-realtime';
import { SendEventCommand } from '@aws-sdk/client-ivschat';
import { SendMessageRequest } from 'amazon-ivs-chat-messaging';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRoom, enter, startRig, type Rig } from './rig.test.support.js';

let rig: Rig;
beforeAll(async () => { rig = await startRig(); });
afterAll(() => rig[Symbol.asyncDispose]());

test('a stage, its tokens, a room and a chat, all with the SDKs as they are', async () => {
  const { stage, participantTokens } = await rig.realtime.send(new CreateStageCommand({
    name: 'live', participantTokenConfigurations: [{ userId: 'host' }],
  }));
  expect(participantTokens).toHaveLength(1);
  expect((await rig.realtime.send(new GetStageCommand({ arn: stage?.arn }))).stage?.endpoints?.events).toMatch(/^ws:/);
  const { participantToken } = await rig.realtime.send(new CreateParticipantTokenCommand({ stageArn: stage?.arn }));
  expect(participantToken?.token?.split('.')).toHaveLength(3);

  const room = await createRoom(rig);
  const [alice, bob] = await Promise.all([enter(rig, room, 'alice'), enter(rig, room, 'bob')]);
  await alice.room.sendMessage(new SendMessageRequest('hello'));
  await rig.ivschat.send(new SendEventCommand({ roomIdentifier: room, eventName: 'poll', attributes: { q: '1' } }));
  await vi.waitFor(() => expect(bob.heard).toEqual(['message hello', 'event poll']));
});
