import {
  CreateEncoderConfigurationCommand, CreateStorageConfigurationCommand, DeleteEncoderConfigurationCommand,
  DeleteStorageConfigurationCommand, GetCompositionCommand, ListCompositionsCommand, ListTagsForResourceCommand,
  StartCompositionCommand, StopCompositionCommand, TagResourceCommand, type StartCompositionRequest,
} from '@aws-sdk/client-ivs-realtime';
import { expect, test, vi } from 'vitest';
import { createChannel, createStage, startRig, type Rig } from '../rig.test.support.js';

interface Parts {
  readonly stageArn: string;
  readonly channelArn: string;
  readonly encoder: string;
  readonly storage: string;
}

async function parts(rig: Rig): Promise<Parts> {
  const { encoderConfiguration } = await rig.realtime.send(new CreateEncoderConfigurationCommand({}));
  const { storageConfiguration } =
    await rig.realtime.send(new CreateStorageConfigurationCommand({ s3: { bucketName: 'recordings' } }));
  return {
    stageArn: await createStage(rig), channelArn: (await createChannel(rig)).arn,
    encoder: encoderConfiguration?.arn as string, storage: storageConfiguration?.arn as string,
  };
}

const toS3 = ({ storage, encoder }: Parts) =>
  ({ s3: { storageConfigurationArn: storage, encoderConfigurationArns: [encoder] } });

const start = (rig: Rig, input: StartCompositionRequest) =>
  rig.realtime.send(new StartCompositionCommand(input)).then(({ composition }) => composition);

test('S4.14: a composition is started once, described, listed and stopped', async () => {
  await using rig = await startRig();
  const all = await parts(rig);
  const { stageArn, encoder, storage } = all;
  const input = { stageArn, destinations: [{ name: 'tape', ...toS3(all) }], idempotencyToken: 'once', tags: { a: '1' } };
  const composition = await start(rig, input);
  const arn = composition?.arn as string;
  expect(composition).toMatchObject({
    arn: expect.stringMatching(/^arn:aws:ivs:us-east-1:000000000000:composition\/[a-zA-Z0-9]{12}$/) as string,
    stageArn, tags: { a: '1' }, startTime: expect.any(Date) as Date,
    layout: { grid: { omitStoppedVideo: false, videoAspectRatio: 'VIDEO', videoFillMode: 'COVER', gridGap: 2 } },
    destinations: [{ configuration: { name: 'tape', ...toS3(all) } }],
  });
  expect((await start(rig, input))?.arn).toBe(arn);

  const listed = async (filter: object) =>
    (await rig.realtime.send(new ListCompositionsCommand(filter))).compositions?.map((each) => each.arn);
  expect(await listed({})).toEqual([arn]);
  expect(await listed({ filterByStageArn: stageArn, filterByEncoderConfigurationArn: encoder })).toEqual([arn]);
  expect(await listed({ filterByStageArn: `${stageArn}x` })).toEqual([]);
  expect(await listed({ filterByEncoderConfigurationArn: `${encoder}x` })).toEqual([]);

  await rig.realtime.send(new TagResourceCommand({ resourceArn: arn, tags: { b: '2' } }));
  expect((await rig.realtime.send(new ListTagsForResourceCommand({ resourceArn: arn }))).tags)
    .toEqual({ a: '1', b: '2' });
  for (const inUse of [
    new DeleteEncoderConfigurationCommand({ arn: encoder }), new DeleteStorageConfigurationCommand({ arn: storage }),
  ]) {
    await expect(rig.realtime.send(inUse))
      .rejects.toMatchObject({ name: 'ConflictException' });
  }

  const ended = async () => (await rig.realtime.send(new GetCompositionCommand({ arn }))).composition;
  await rig.realtime.send(new StopCompositionCommand({ arn }));
  await vi.waitFor(async () => expect((await ended())?.state).toMatch(/STOPPED|FAILED/), { timeout: 20_000 });
  expect(await ended()).toMatchObject({ endTime: expect.any(Date) as Date, tags: { a: '1', b: '2' } });
  await rig.realtime.send(new StopCompositionCommand({ arn }));
  await rig.realtime.send(new DeleteEncoderConfigurationCommand({ arn: encoder }));
});

test('S4.14: the picture-in-picture layout has its own defaults', async () => {
  await using rig = await startRig();
  const all = await parts(rig);
  const composition = await start(rig, {
    stageArn: all.stageArn, destinations: [toS3(all)], layout: { pip: { pipParticipantAttribute: 'host', pipWidth: 320 } },
  });
  expect(composition?.layout).toEqual({
    pip: {
      omitStoppedVideo: false, videoFillMode: 'COVER', gridGap: 0, pipParticipantAttribute: 'host',
      pipBehavior: 'STATIC', pipOffset: 0, pipPosition: 'BOTTOM_RIGHT', pipWidth: 320,
    },
  });
});

const wrong: [what: string, input: (all: Parts) => Partial<StartCompositionRequest>, error: string][] = [
  ['no destination', () => ({ destinations: [] }), 'ValidationException'],
  ['a destination of no kind', () => ({ destinations: [{ name: 'a' }] }), 'ValidationException'],
  ['a destination of both kinds', (all) =>
    ({ destinations: [{ channel: { channelArn: all.channelArn }, ...toS3(all) }] }), 'ValidationException'],
  ['two channels', ({ channelArn }) =>
    ({ destinations: [{ channel: { channelArn } }, { channel: { channelArn } }] }), 'ValidationException'],
  ['two layouts', () => ({ layout: { grid: {}, pip: {} } }), 'ValidationException'],
  ['a stage that is not there', ({ stageArn }) => ({ stageArn: `${stageArn}x` }), 'ResourceNotFoundException'],
  ['a channel that is not there', ({ channelArn }) =>
    ({ destinations: [{ channel: { channelArn: `${channelArn}x` } }] }), 'ResourceNotFoundException'],
  ['an encoder configuration that is not there', (all) =>
    ({ destinations: [toS3({ ...all, encoder: `${all.encoder}x` })] }), 'ResourceNotFoundException'],
  ['a storage configuration that is not there', (all) =>
    ({ destinations: [toS3({ ...all, storage: `${all.storage}x` })] }), 'ResourceNotFoundException'],
];

test('a composition of what is wrong or not there is refused', async () => {
  await using rig = await startRig();
  const all = await parts(rig);
  for (const [what, input, name] of wrong) {
    await expect(start(rig, { stageArn: all.stageArn, destinations: [toS3(all)], ...input(all) }), what)
      .rejects.toMatchObject({ name });
  }
  expect((await rig.realtime.send(new ListCompositionsCommand({}))).compositions).toEqual([]);
  const arn = 'arn:aws:ivs:us-east-1:000000000000:composition/AAAAAAAAAAAA';
  await expect(rig.realtime.send(new GetCompositionCommand({ arn })))
    .rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(rig.realtime.send(new StopCompositionCommand({ arn })))
    .rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
