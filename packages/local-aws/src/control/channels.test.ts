import {
  BatchGetChannelCommand, CreateChannelCommand, CreateRecordingConfigurationCommand, DeleteChannelCommand,
  GetChannelCommand, IvsClient, ListChannelsCommand, ListTagsForResourceCommand, paginateListChannels,
  TagResourceCommand, UpdateChannelCommand,
} from '@aws-sdk/client-ivs';
import { expect, test } from 'vitest';
import { clientConfig, createChannel, startRig } from '../rig.test.support.js';

test('S2.1: a channel is created with the defaults of AWS and one stream key', async () => {
  await using rig = await startRig();
  const { channel, streamKey } = await rig.ivs.send(new CreateChannelCommand({ name: 'talk', tags: { team: 'a' } }));
  expect(channel).toEqual({
    arn: expect.stringMatching(/^arn:aws:ivs:us-east-1:000000000000:channel\/[a-zA-Z0-9]{12}$/),
    name: 'talk', latencyMode: 'LOW', type: 'STANDARD', authorized: false, insecureIngest: false, preset: '',
    recordingConfigurationArn: '', playbackRestrictionPolicyArn: '', containerFormat: 'TS', tags: { team: 'a' },
    playbackUrl: expect.stringMatching(/^http:\/\/localhost:\d+\/.*\.m3u8$/),
    ingestEndpoint: rig.aws.ingest,
  });
  expect(streamKey).toEqual({
    arn: expect.stringMatching(/^arn:aws:ivs:us-east-1:000000000000:stream-key\/[a-zA-Z0-9]{12}$/),
    channelArn: channel?.arn, tags: {},
    // The web broadcast SDK refuses other letters than these.
    value: expect.stringMatching(/^sk_us-east-1_[a-zA-Z0-9_-]+$/),
  });
  expect((await rig.ivs.send(new GetChannelCommand({ arn: channel?.arn }))).channel).toEqual(channel);
});

test('a channel is updated, tagged, listed and deleted', async () => {
  await using rig = await startRig();
  const { arn } = await createChannel(rig, { name: 'a' });
  await rig.ivs.send(new TagResourceCommand({ resourceArn: arn, tags: { team: 'b' } }));
  const { channel } = await rig.ivs.send(new UpdateChannelCommand({
    arn, name: 'b', type: 'ADVANCED_SD', latencyMode: 'NORMAL', authorized: true,
  }));
  expect(channel).toMatchObject({
    arn, name: 'b', type: 'ADVANCED_SD', latencyMode: 'NORMAL', authorized: true, preset: 'HIGHER_BANDWIDTH_DELIVERY',
    tags: { team: 'b' },
  });
  const back = await rig.ivs.send(new UpdateChannelCommand({ arn, type: 'BASIC' }));
  expect(back.channel).toMatchObject({ type: 'BASIC', preset: '', name: 'b', authorized: true });
  expect((await rig.ivs.send(new ListTagsForResourceCommand({ resourceArn: arn }))).tags).toEqual({ team: 'b' });
  const { channels } = await rig.ivs.send(new ListChannelsCommand({}));
  expect(channels).toEqual([{
    arn, name: 'b', latencyMode: 'NORMAL', type: 'BASIC', authorized: true, insecureIngest: false, preset: '',
    recordingConfigurationArn: '', playbackRestrictionPolicyArn: '', tags: { team: 'b' },
  }]);
  await rig.ivs.send(new DeleteChannelCommand({ arn }));
  for (const command of [new GetChannelCommand({ arn }), new DeleteChannelCommand({ arn })]) {
    await expect(rig.ivs.send(command)).rejects.toMatchObject({
      name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 },
    });
  }
});

test('channels are paged, filtered, of their Region, and fetched in batches', async () => {
  await using rig = await startRig();
  const elsewhere = new IvsClient(clientConfig(rig.aws.endpoint, { region: 'eu-west-1' }));
  await elsewhere.send(new CreateChannelCommand({}));
  const { recordingConfiguration } = await rig.ivs.send(new CreateRecordingConfigurationCommand({
    destinationConfiguration: { s3: { bucketName: 'recordings' } },
  }));
  const recordingConfigurationArn = recordingConfiguration?.arn as string;
  const arns: string[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    arns.push((await createChannel(rig, { name, ...(name === 'c' ? { recordingConfigurationArn } : {}) })).arn);
  }
  const seen: (string | undefined)[] = [];
  for await (const { channels = [] } of paginateListChannels({ client: rig.ivs }, { maxResults: 2 })) {
    seen.push(...channels.map(({ arn }) => arn));
  }
  expect(seen.sort()).toEqual([...arns].sort());
  const listed = async (filter: object) =>
    (await rig.ivs.send(new ListChannelsCommand(filter))).channels?.map(({ name }) => name);
  expect(await listed({ filterByName: 'b' })).toEqual(['b']);
  expect(await listed({ filterByRecordingConfigurationArn: recordingConfigurationArn })).toEqual(['c']);

  const missing = arns[0]?.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x')) as string;
  const { channels, errors } = await rig.ivs.send(new BatchGetChannelCommand({
    arns: [arns[1] as string, missing, arns[0] as string, arns[1] as string],
  }));
  expect(channels?.map(({ name }) => name)).toEqual(['b', 'a']);
  expect(errors).toMatchObject([{ arn: missing, code: 'ResourceNotFoundException' }]);
  elsewhere.destroy();
});

test('settings that exclude each other are refused, and names of what is not there', async () => {
  await using rig = await startRig();
  const multitrack = { enabled: true, policy: 'ALLOW', maximumResolution: 'HD' } as const;
  for (const input of [
    { type: 'BASIC', preset: 'CONSTRAINED_BANDWIDTH_DELIVERY' },
    { type: 'BASIC', containerFormat: 'FRAGMENTED_MP4', multitrackInputConfiguration: multitrack },
    { multitrackInputConfiguration: multitrack },
    { containerFormat: 'FRAGMENTED_MP4', multitrackInputConfiguration: { enabled: true } },
    { recordingConfigurationArn: 'arn:aws:s3:::bucket' },
    { name: 'a b' },
  ] as const) {
    await expect(createChannel(rig, input)).rejects.toMatchObject({ name: 'ValidationException' });
  }
  const arn = (kind: string) => `arn:aws:ivs:us-east-1:000000000000:${kind}/AAAAAAAAAAAA`;
  for (const input of [
    { recordingConfigurationArn: arn('recording-configuration') },
    { playbackRestrictionPolicyArn: arn('playback-restriction-policy') },
  ]) {
    await expect(createChannel(rig, input)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  }
  expect((await rig.ivs.send(new ListChannelsCommand({}))).channels).toEqual([]);
  await createChannel(rig, { containerFormat: 'FRAGMENTED_MP4', multitrackInputConfiguration: multitrack });
});
