import { CreateParticipantTokenCommand, CreateStageCommand, GetStageCommand } from '@aws-sdk/client-ivs-realtime';
import { CreateChatTokenCommand, IvschatClient, ThrottlingException } from '@aws-sdk/client-ivschat';
import { expect, test } from 'vitest';
import { clientConfig, createRoom, ManualClock, startRig } from '../rig.test.support.js';

test('with the quotas of AWS a burst is throttled and a second later admitted again', async () => {
  const clock = new ManualClock();
  await using rig = await startRig({ quotas: 'aws', clock });
  const { stage } = await rig.realtime.send(new CreateStageCommand({}));
  const get = () => rig.realtime.send(new GetStageCommand({ arn: stage?.arn }));
  for (let n = 0; n < 5; n += 1) await get();
  await expect(get()).rejects.toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } });
  clock.advance(200);
  await get();
  await expect(get()).rejects.toMatchObject({ name: 'ThrottlingException' });
  clock.advance(1_000);
  await get();
});

test('CreateParticipantToken has 50 a second, CreateChatToken 200, each of its own', async () => {
  await using rig = await startRig({ quotas: 'aws', clock: new ManualClock() });
  const { stage } = await rig.realtime.send(new CreateStageCommand({}));
  const room = await createRoom(rig);
  const admitted = async (times: number, call: () => Promise<unknown>): Promise<number> => {
    const outcomes = await Promise.allSettled(Array.from({ length: times }, call));
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  };
  expect(await admitted(60, () =>
    rig.realtime.send(new CreateParticipantTokenCommand({ stageArn: stage?.arn })))).toBe(50);
  expect(await admitted(210, () =>
    rig.ivschat.send(new CreateChatTokenCommand({ roomIdentifier: room, userId: 'a' })))).toBe(200);
  await expect(rig.ivschat.send(new CreateChatTokenCommand({ roomIdentifier: room, userId: 'a' })))
    .rejects.toBeInstanceOf(ThrottlingException);
});

test('the SDK gets through a throttle by itself, and without quotas there is none', async () => {
  await using rig = await startRig();
  const room = await createRoom(rig);
  rig.aws.faults.throttle({ operation: 'CreateChatToken', times: 2 });
  const patient = new IvschatClient(clientConfig(rig.aws.endpoint, { maxAttempts: 3 }));
  await patient.send(new CreateChatTokenCommand({ roomIdentifier: room, userId: 'a' }));
  patient.destroy();
  const tries = rig.aws.status().calls.recent.map(({ status, error }) => [status, error]);
  expect(tries.slice(0, 3)).toEqual([[200, undefined], [429, 'ThrottlingException'], [429, 'ThrottlingException']]);
  await Promise.all(Array.from({ length: 20 }, () => createRoom(rig)));
});
