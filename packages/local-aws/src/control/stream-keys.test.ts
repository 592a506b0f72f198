import {
  BatchGetStreamKeyCommand, CreateStreamKeyCommand, DeleteChannelCommand, DeleteStreamKeyCommand, GetStreamKeyCommand,
  ListStreamKeysCommand,
} from '@aws-sdk/client-ivs';
import { expect, test } from 'vitest';
import { createChannel, startRig } from '../rig.test.support.js';

test('S2.3: a channel has one key; a new one after the old is deleted has another secret', async () => {
  await using rig = await startRig();
  const { arn: channelArn, streamKeyArn: arn, streamKey: value } = await createChannel(rig);
  expect((await rig.ivs.send(new GetStreamKeyCommand({ arn }))).streamKey)
    .toEqual({ arn, channelArn, value, tags: {} });
  await expect(rig.ivs.send(new CreateStreamKeyCommand({ channelArn }))).rejects.toMatchObject({
    name: 'ServiceQuotaExceededException', $metadata: { httpStatusCode: 402 },
  });
  await rig.ivs.send(new DeleteStreamKeyCommand({ arn }));
  await expect(rig.ivs.send(new GetStreamKeyCommand({ arn })))
    .rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const { streamKey } = await rig.ivs.send(new CreateStreamKeyCommand({ channelArn, tags: { a: '1' } }));
  expect(streamKey).toMatchObject({ channelArn, tags: { a: '1' }, value: expect.stringMatching(/^sk_/) });
  expect(streamKey?.value).not.toBe(value);
});

test('a list of keys has no secrets, a batch has', async () => {
  await using rig = await startRig();
  const one = await createChannel(rig);
  const two = await createChannel(rig);
  const { streamKeys } = await rig.ivs.send(new ListStreamKeysCommand({ channelArn: one.arn }));
  expect(streamKeys).toEqual([{ arn: one.streamKeyArn, channelArn: one.arn, tags: {} }]);
  const batch = await rig.ivs.send(new BatchGetStreamKeyCommand({
    arns: [one.streamKeyArn, two.streamKeyArn, 'arn:aws:ivs:us-east-1:000000000000:stream-key/none'],
  }));
  expect(batch.streamKeys?.map(({ value }) => value)).toEqual([one.streamKey, two.streamKey]);
  expect(batch.errors).toMatchObject([{ code: 'ResourceNotFoundException' }]);
});

test('the key goes with its channel', async () => {
  await using rig = await startRig();
  const { arn, streamKeyArn } = await createChannel(rig);
  await rig.ivs.send(new DeleteChannelCommand({ arn }));
  await expect(rig.ivs.send(new GetStreamKeyCommand({ arn: streamKeyArn })))
    .rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(rig.ivs.send(new CreateStreamKeyCommand({ channelArn: arn })))
    .rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
