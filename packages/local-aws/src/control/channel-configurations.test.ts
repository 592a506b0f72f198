import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  CreatePlaybackRestrictionPolicyCommand, CreateRecordingConfigurationCommand, DeleteChannelCommand,
  DeletePlaybackKeyPairCommand, DeletePlaybackRestrictionPolicyCommand, DeleteRecordingConfigurationCommand,
  GetPlaybackKeyPairCommand, GetPlaybackRestrictionPolicyCommand, GetRecordingConfigurationCommand,
  ImportPlaybackKeyPairCommand, ListPlaybackKeyPairsCommand, ListPlaybackRestrictionPoliciesCommand,
  ListRecordingConfigurationsCommand, UpdateChannelCommand, UpdatePlaybackRestrictionPolicyCommand,
  type CreateRecordingConfigurationRequest,
} from '@aws-sdk/client-ivs';
import { expect, test } from 'vitest';
import { createChannel, startRig } from '../rig.test.support.js';

const destinationConfiguration = { s3: { bucketName: 'my-recordings' } };

test('a recording configuration is ready at once, listed, and kept while a channel has it', async () => {
  await using rig = await startRig();
  const { recordingConfiguration } = await rig.ivs.send(new CreateRecordingConfigurationCommand({
    name: 'r', destinationConfiguration, recordingReconnectWindowSeconds: 60, tags: { a: '1' },
  }));
  const arn = recordingConfiguration?.arn as string;
  expect(recordingConfiguration).toEqual({
    arn: expect.stringMatching(/:recording-configuration\/[a-zA-Z0-9]{12}$/),
    name: 'r', state: 'ACTIVE', destinationConfiguration, recordingReconnectWindowSeconds: 60, tags: { a: '1' },
    thumbnailConfiguration: { recordingMode: 'INTERVAL', targetIntervalSeconds: 60, storage: ['SEQUENTIAL'] },
    renditionConfiguration: { renditionSelection: 'ALL', renditions: [] },
  });
  expect((await rig.ivs.send(new GetRecordingConfigurationCommand({ arn }))).recordingConfiguration)
    .toEqual(recordingConfiguration);
  expect((await rig.ivs.send(new ListRecordingConfigurationsCommand({}))).recordingConfigurations)
    .toEqual([{ arn, name: 'r', state: 'ACTIVE', destinationConfiguration, tags: { a: '1' } }]);

  const channel = await createChannel(rig, { recordingConfigurationArn: arn });
  const remove = () => rig.ivs.send(new DeleteRecordingConfigurationCommand({ arn }));
  await expect(remove()).rejects.toMatchObject({ name: 'ConflictException', $metadata: { httpStatusCode: 409 } });
  await rig.ivs.send(new UpdateChannelCommand({ arn: channel.arn, recordingConfigurationArn: '' }));
  await remove();
  await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test.each<[string, Partial<CreateRecordingConfigurationRequest>]>([
  ['no destination', { destinationConfiguration: undefined }],
  ['a bucket name with capitals', { destinationConfiguration: { s3: { bucketName: 'Bucket' } } }],
  ['a path instead of a bucket', { destinationConfiguration: { s3: { bucketName: '../../etc' } } }],
  ['a window of more than five minutes', { recordingReconnectWindowSeconds: 301 }],
  ['custom renditions without any', { renditionConfiguration: { renditionSelection: 'CUSTOM' } }],
])('a recording configuration with %s is refused', async (_, wrong) => {
  await using rig = await startRig();
  await expect(rig.ivs.send(new CreateRecordingConfigurationCommand({ destinationConfiguration, ...wrong })))
    .rejects.toMatchObject({ name: 'ValidationException' });
});

test('a playback restriction policy is created, changed, and kept while a channel has it', async () => {
  await using rig = await startRig();
  const { playbackRestrictionPolicy } = await rig.ivs.send(new CreatePlaybackRestrictionPolicyCommand({
    name: 'p', allowedCountries: ['DE'], allowedOrigins: ['https://example.com'],
  }));
  const arn = playbackRestrictionPolicy?.arn as string;
  expect(playbackRestrictionPolicy).toEqual({
    arn: expect.stringMatching(/:playback-restriction-policy\/[a-zA-Z0-9]{12}$/), name: 'p', tags: {},
    allowedCountries: ['DE'], allowedOrigins: ['https://example.com'], enableStrictOriginEnforcement: false,
  });
  await rig.ivs.send(new UpdatePlaybackRestrictionPolicyCommand({
    arn, allowedCountries: [], enableStrictOriginEnforcement: true,
  }));
  const changed = { ...playbackRestrictionPolicy, allowedCountries: [], enableStrictOriginEnforcement: true };
  expect((await rig.ivs.send(new GetPlaybackRestrictionPolicyCommand({ arn }))).playbackRestrictionPolicy)
    .toEqual(changed);
  expect((await rig.ivs.send(new ListPlaybackRestrictionPoliciesCommand({}))).playbackRestrictionPolicies)
    .toEqual([changed]);

  const channel = await createChannel(rig, { playbackRestrictionPolicyArn: arn });
  const remove = () => rig.ivs.send(new DeletePlaybackRestrictionPolicyCommand({ arn }));
  await expect(remove()).rejects.toMatchObject({ name: 'ConflictException' });
  await rig.ivs.send(new DeleteChannelCommand({ arn: channel.arn }));
  await remove();
  await expect(rig.ivs.send(new CreatePlaybackRestrictionPolicyCommand({ allowedCountries: ['Germany'] })))
    .rejects.toMatchObject({ name: 'ValidationException' });
});

const publicKey = (namedCurve = 'P-384'): string => generateKeyPairSync('ec', { namedCurve })
  .publicKey.export({ type: 'spki', format: 'pem' }) as string;

test('at most three playback key pairs, each once, with the MD5 of the DER as fingerprint', async () => {
  await using rig = await startRig();
  const load = (publicKeyMaterial: string) =>
    rig.ivs.send(new ImportPlaybackKeyPairCommand({ publicKeyMaterial, name: 'k' }));
  const material = publicKey();
  const { keyPair } = await load(material);
  const arn = keyPair?.arn as string;
  const der = createPublicKey(material).export({ type: 'spki', format: 'der' });
  expect(keyPair).toEqual({
    arn: expect.stringMatching(/:playback-key\/[a-zA-Z0-9]{12}$/), name: 'k', tags: {}, fingerprint: expect.any(String),
  });
  expect(keyPair?.fingerprint?.replaceAll(':', '')).toBe(createHash('md5').update(der).digest('hex'));
  expect((await rig.ivs.send(new GetPlaybackKeyPairCommand({ arn }))).keyPair).toEqual(keyPair);
  await expect(load(material)).rejects.toMatchObject({ name: 'ConflictException' });
  await expect(load(publicKey('P-256'))).rejects.toMatchObject({ name: 'ValidationException' });
  await load(publicKey());
  await load(publicKey());
  await expect(load(publicKey())).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
  await rig.ivs.send(new DeletePlaybackKeyPairCommand({ arn }));
  expect((await rig.ivs.send(new ListPlaybackKeyPairsCommand({}))).keyPairs).toHaveLength(2);
});
