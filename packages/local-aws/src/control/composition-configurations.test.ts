import {
  CreateEncoderConfigurationCommand, CreateStorageConfigurationCommand, DeleteEncoderConfigurationCommand,
  DeleteStorageConfigurationCommand, GetEncoderConfigurationCommand, GetStorageConfigurationCommand,
  ListStorageConfigurationsCommand, paginateListEncoderConfigurations, type Video,
} from '@aws-sdk/client-ivs-realtime';
import { expect, test } from 'vitest';
import { startRig } from '../rig.test.support.js';

test('an encoder configuration has the defaults of AWS, is read, listed and deleted', async () => {
  await using rig = await startRig();
  const { encoderConfiguration } = await rig.realtime.send(new CreateEncoderConfigurationCommand({ name: 'e' }));
  const arn = encoderConfiguration?.arn as string;
  expect(encoderConfiguration).toEqual({
    arn: expect.stringMatching(/^arn:aws:ivs:us-east-1:000000000000:encoder-configuration\/[a-zA-Z0-9]{12}$/),
    name: 'e', video: { width: 1280, height: 720, framerate: 30, bitrate: 2_500_000 }, tags: {},
  });
  expect((await rig.realtime.send(new GetEncoderConfigurationCommand({ arn }))).encoderConfiguration)
    .toEqual(encoderConfiguration);
  await rig.realtime.send(new CreateEncoderConfigurationCommand({ name: 'f', video: { width: 1080, height: 1920 } }));
  const names: (string | undefined)[] = [];
  for await (const page of paginateListEncoderConfigurations({ client: rig.realtime }, { maxResults: 1 })) {
    names.push(...page.encoderConfigurations?.map(({ name }) => name) ?? []);
  }
  expect(names.sort()).toEqual(['e', 'f']);
  await rig.realtime.send(new DeleteEncoderConfigurationCommand({ arn }));
  await expect(rig.realtime.send(new GetEncoderConfigurationCommand({ arn })))
    .rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test.each<[string, Video, string]>([
  ['more than Full HD', { width: 1920, height: 1920 }, 'Member must have at most 2073600 pixels'],
  ['an odd side', { width: 641 }, "Value '641' at 'video.width' failed to satisfy constraint: Member must be a multiple"],
  ['no frames', { framerate: 0 }, 'Member must have value greater than or equal to 1'],
  ['a bitrate above 8.5 Mbit/s', { bitrate: 8_500_001 }, 'Member must have value less than or equal to 8500000'],
])('an encoder configuration with %s is refused', async (_, video, message) => {
  await using rig = await startRig();
  await expect(rig.realtime.send(new CreateEncoderConfigurationCommand({ video }))).rejects.toMatchObject({
    name: 'ValidationException', message: expect.stringContaining(message) as string,
  });
});

test('a storage configuration names a bucket', async () => {
  await using rig = await startRig();
  const s3 = { bucketName: 'my-recordings' };
  const { storageConfiguration } = await rig.realtime.send(new CreateStorageConfigurationCommand({ name: 's', s3 }));
  const arn = storageConfiguration?.arn as string;
  expect(storageConfiguration).toEqual({
    arn: expect.stringMatching(/:storage-configuration\/[a-zA-Z0-9]{12}$/), name: 's', s3, tags: {},
  });
  expect((await rig.realtime.send(new GetStorageConfigurationCommand({ arn }))).storageConfiguration)
    .toEqual(storageConfiguration);
  expect((await rig.realtime.send(new ListStorageConfigurationsCommand({}))).storageConfigurations)
    .toEqual([storageConfiguration]);
  await rig.realtime.send(new DeleteStorageConfigurationCommand({ arn }));
  expect((await rig.realtime.send(new ListStorageConfigurationsCommand({}))).storageConfigurations).toEqual([]);
  await expect(rig.realtime.send(new CreateStorageConfigurationCommand({ s3: { bucketName: '../x/' } })))
    .rejects.toMatchObject({ name: 'ValidationException' });
});
