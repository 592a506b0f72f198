import { GetStreamSessionCommand } from '@aws-sdk/client-ivs';
import { CreateStageCommand, IVSRealTimeClient, ListStagesCommand } from '@aws-sdk/client-ivs-realtime';
import { SendEventCommand } from '@aws-sdk/client-ivschat';
import { expect, test, vi } from 'vitest';
import {
  clientConfig, createChannel, createRoom, createStage, enter, join, ManualClock, startRig, switchTestCard, type Rig,
} from '../rig.test.support.js';
import { untilLive } from '../channel/testbed.test.support.js';

test('the next calls of an operation fail as told, others do not', async () => {
  await using rig = await startRig();
  rig.aws.faults.fail({ operation: 'CreateStage', type: 'ServiceQuotaExceededException', status: 402, times: 2 });
  for (let n = 0; n < 2; n += 1) {
    await rig.realtime.send(new ListStagesCommand({}));
    await expect(createStage(rig)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
  }
  await createStage(rig);
});

test('an answer that is lost after the operation: the SDK tries again and there are two stages', async () => {
  await using rig = await startRig();
  const client = new IVSRealTimeClient(clientConfig(rig.aws.endpoint, { maxAttempts: 2 }));
  rig.aws.faults.loseAnswer({ operation: 'CreateStage', reset: true });
  await client.send(new CreateStageCommand({ name: 'twice' }));
  expect((await client.send(new ListStagesCommand({}))).stages).toHaveLength(2);
  client.destroy();
});

test('an answer that never comes: the operation has happened, the client times out', async () => {
  await using rig = await startRig();
  const client = new IVSRealTimeClient(clientConfig(rig.aws.endpoint, { requestTimeout: 100 }));
  rig.aws.faults.loseAnswer({ operation: 'CreateStage' });
  await expect(client.send(new CreateStageCommand({}))).rejects.toMatchObject({ name: 'TimeoutError' });
  expect((await client.send(new ListStagesCommand({}))).stages).toHaveLength(1);
  expect(rig.aws.status().calls.recent[1])
    .toMatchObject({ operation: 'CreateStage', status: 0, error: 'AnswerWithheld' });
  client.destroy();
});

test('a delayed call is answered when its time has come', async () => {
  const clock = new ManualClock();
  await using rig = await startRig({ clock });
  rig.aws.faults.delay({ milliseconds: 5_000 });
  const slow = createStage(rig);
  await vi.waitFor(() => expect(clock.waiting).toBe(1));
  await createStage(rig);
  clock.advance(5_000);
  await slow;
});

test('slow chat delivers late and in order, dropped chat comes back', async () => {
  const clock = new ManualClock();
  await using rig = await startRig({ clock });
  const roomIdentifier = await createRoom(rig);
  const alice = await enter(rig, roomIdentifier, 'alice');
  const events = async (...names: string[]): Promise<void> => {
    for (const eventName of names) await rig.ivschat.send(new SendEventCommand({ roomIdentifier, eventName }));
  };
  rig.aws.faults.slowChat(2_000);
  await events('1', '2');
  rig.aws.faults.slowChat(0);
  await events('3');
  expect(alice.heard).toEqual([]);
  clock.advance(2_000);
  await vi.waitFor(() => expect(alice.heard).toEqual(['event 1', 'event 2', 'event 3']));
  expect(rig.aws.faults.dropChat({ userId: 'nobody' })).toBe(0);
  expect(rig.aws.faults.dropChat({ roomArn: roomIdentifier })).toBe(1);
  await vi.waitFor(() => expect([alice.tokens, alice.room.state]).toEqual([2, 'connected']));
});

async function post(rig: Rig, fault: unknown, headers: Record<string, string> = {}): Promise<[number, unknown]> {
  const response = await fetch(`${rig.aws.endpoint}/_faults`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...headers },
    body: typeof fault === 'string' ? fault : JSON.stringify(fault),
  });
  return [response.status, await response.json()];
}

test('over HTTP: switched, cleared, refused when wrong', async () => {
  await using rig = await startRig();
  expect(await post(rig, { fault: 'throttle', operation: 'CreateStage', times: 2 })).toEqual([200, { affected: 1 }]);
  await expect(createStage(rig)).rejects.toMatchObject({ name: 'ThrottlingException' });
  await post(rig, { fault: 'clear' });
  const stageArn = await createStage(rig);
  const { socket } = await join(rig, stageArn, 'ann');
  const closed = new Promise((resolve) => { socket.once('close', resolve); });
  expect(await post(rig, { fault: 'stage-cut', stageArn })).toEqual([200, { affected: 1 }]);
  expect(await closed).toBe(1006);
  expect(await post(rig, { fault: 'sfu-stall', milliseconds: 1 })).toEqual([200, { affected: 1 }]);
  const nobody = { stageArn, participantId: 'nobody', milliseconds: 1 };
  expect(await post(rig, { fault: 'sfu-kill', participantId: 'nobody' })).toEqual([200, { affected: 0 }]);
  expect(await post(rig, { fault: 'sfu-kill' })).toEqual([200, { affected: 1 }]);
  expect(await post(rig, { fault: 'stage-lose', ...nobody })).toEqual([200, { affected: 0 }]);
  expect(await post(rig, { fault: 'stage-vanish', milliseconds: 1 })).toEqual([200, { affected: 1 }]);
  const unnamed = { fault: 'fail', type: 'A\r\nB', status: 400 };
  for (const wrong of ['', '[]', '{"fault":"fire"}', unnamed, { fault: 'delay' }]) {
    expect((await post(rig, wrong))[0]).toBe(400);
  }
  expect((await post(rig, 'x'.repeat(5_000)))[0]).toBe(413);
});

test('a channel over HTTP: its encoder, its transcoder, its metadata', async () => {
  await using rig = await startRig();
  const { arn: channelArn } = await createChannel(rig);
  for (const fault of ['channel-cut', 'transcoder-kill']) {
    expect(await post(rig, { fault, channelArn })).toEqual([200, { affected: 0 }]);
    await switchTestCard(rig, channelArn, true);
    await untilLive(rig, channelArn);
    expect(await post(rig, { fault, channelArn })).toEqual([200, { affected: 1 }]);
    await vi.waitFor(async () => {
      const { streamSession } = await rig.ivs.send(new GetStreamSessionCommand({ channelArn }));
      expect(streamSession?.truncatedEvents?.map(({ name }) => name)).toContain('Stream Failure');
      expect(streamSession?.endTime).toBeDefined();
    });
  }
  expect(await post(rig, { fault: 'metadata-lose', channelArn, on: true })).toEqual([200, { affected: 1 }]);
});

test('a page of another site cannot switch faults', async () => {
  await using rig = await startRig();
  const fault = { fault: 'throttle' };
  expect((await post(rig, fault, { 'content-type': 'text/plain' }))[0]).toBe(403);
  expect((await post(rig, fault, { origin: 'https://evil.example' }))[0]).toBe(403);
  await createStage(rig);
});
