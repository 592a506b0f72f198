import { generateKeyPairSync } from 'node:crypto';
import {
  CreatePlaybackRestrictionPolicyCommand, CreateRecordingConfigurationCommand, ImportPlaybackKeyPairCommand,
  ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand,
} from '@aws-sdk/client-ivs';
import {
  CreateEncoderConfigurationCommand, CreateStorageConfigurationCommand, ImportPublicKeyCommand,
} from '@aws-sdk/client-ivs-realtime';
import { expect, test } from 'vitest';
import { createChannel, createRoom, createStage, startRig, type Rig } from '../rig.test.support.js';

const publicKeyMaterial = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  .publicKey.export({ type: 'spki', format: 'pem' }) as string;
const s3 = { bucketName: 'recordings' };

const resources: [kind: string, create: (rig: Rig) => Promise<string | undefined>][] = [
  ['stage', (rig) => createStage(rig)],
  ['room', (rig) => createRoom(rig)],
  ['channel', async (rig) => (await createChannel(rig)).arn],
  ['stream-key', async (rig) => (await createChannel(rig)).streamKeyArn],
  ['public-key', async ({ realtime }) =>
    (await realtime.send(new ImportPublicKeyCommand({ publicKeyMaterial }))).publicKey?.arn],
  ['playback-key', async ({ ivs }) =>
    (await ivs.send(new ImportPlaybackKeyPairCommand({ publicKeyMaterial }))).keyPair?.arn],
  ['playback-restriction-policy', async ({ ivs }) =>
    (await ivs.send(new CreatePlaybackRestrictionPolicyCommand({}))).playbackRestrictionPolicy?.arn],
  ['recording-configuration', async ({ ivs }) =>
    (await ivs.send(new CreateRecordingConfigurationCommand({ destinationConfiguration: { s3 } })))
      .recordingConfiguration?.arn],
  ['encoder-configuration', async ({ realtime }) =>
    (await realtime.send(new CreateEncoderConfigurationCommand({}))).encoderConfiguration?.arn],
  ['storage-configuration', async ({ realtime }) =>
    (await realtime.send(new CreateStorageConfigurationCommand({ s3 }))).storageConfiguration?.arn],
];

test('every kind of resource has tags', async () => {
  await using rig = await startRig();
  for (const [kind, create] of resources) {
    const resourceArn = await create(rig);
    expect(resourceArn).toContain(`:${kind}/`);
    const tags = async () => (await rig.ivs.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
    expect(await tags()).toEqual({});
    await rig.ivs.send(new TagResourceCommand({ resourceArn, tags: { a: '1', b: '2' } }));
    await rig.ivs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
    expect(await tags()).toEqual({ b: '2' });
  }
});

test('what is not there has none, whatever it is called', async () => {
  await using rig = await startRig();
  for (const kind of [...resources.map(([each]) => each), 'castle', 'constructor', 'composition']) {
    const resourceArn = `arn:aws:ivs:us-east-1:000000000000:${kind}/AAAAAAAAAAAA`;
    await expect(rig.ivs.send(new ListTagsForResourceCommand({ resourceArn })))
      .rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  }
});
