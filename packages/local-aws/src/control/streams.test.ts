import {
  ChannelNotBroadcasting, GetStreamCommand, GetStreamSessionCommand, ListStreamsCommand, ListStreamSessionsCommand,
  PutMetadataCommand, StopStreamCommand,
} from '@aws-sdk/client-ivs';
import { expect, test } from 'vitest';
import { createChannel, ManualClock, startRig } from '../rig.test.support.js';

test('S2.10: while nothing is live there is no stream, no metadata and nothing to stop', async () => {
  await using rig = await startRig();
  const { arn: channelArn } = await createChannel(rig);
  for (const ask of [
    () => rig.ivs.send(new GetStreamCommand({ channelArn })),
    () => rig.ivs.send(new PutMetadataCommand({ channelArn, metadata: 'hi' })),
    () => rig.ivs.send(new StopStreamCommand({ channelArn })),
  ]) {
    await expect(ask()).rejects.toSatisfy((error) => error instanceof ChannelNotBroadcasting);
  }
  expect((await rig.ivs.send(new ListStreamsCommand({}))).streams).toEqual([]);
  expect((await rig.ivs.send(new ListStreamSessionsCommand({ channelArn }))).streamSessions).toEqual([]);
  await expect(rig.ivs.send(new GetStreamSessionCommand({ channelArn })))
    .rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('S2.10: metadata is 1 to 1,024 bytes of UTF-8, and what is too long is not repeated', async () => {
  await using rig = await startRig();
  const { arn: channelArn } = await createChannel(rig);
  const put = (metadata: string) => rig.ivs.send(new PutMetadataCommand({ channelArn, metadata }));
  for (const fits of ['a', 'a'.repeat(1024), 'é'.repeat(512)]) {
    await expect(put(fits)).rejects.toMatchObject({ name: 'ChannelNotBroadcasting' });
  }
  for (const wrong of ['', 'a'.repeat(1025), `${'é'.repeat(512)}a`]) {
    await expect(put(wrong)).rejects.toMatchObject({ name: 'ValidationException' });
  }
  await expect(put('secret '.repeat(200))).rejects.toMatchObject({
    message: "1 validation error detected: Value '***' at 'metadata' failed to satisfy constraint: "
      + 'Member must have a size of at most 1 KB',
  });
});

test('S2.10: with the quotas of AWS a channel takes metadata five times a second, and StopStream too', async () => {
  const clock = new ManualClock();
  await using rig = await startRig({ quotas: 'aws', clock });
  const [one, two] = [await createChannel(rig), await createChannel(rig)];
  const put = ({ arn: channelArn }: typeof one) => rig.ivs.send(new PutMetadataCommand({ channelArn, metadata: 'hi' }));
  const admitted = () => expect.objectContaining({ name: 'ChannelNotBroadcasting' }) as Error;
  for (let n = 0; n < 5; n += 1) await expect(put(one)).rejects.toEqual(admitted());
  await expect(put(one)).rejects.toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } });
  await expect(put(two)).rejects.toEqual(admitted());
  clock.advance(200);
  await expect(put(one)).rejects.toEqual(admitted());
  const stop = () => rig.ivs.send(new StopStreamCommand({ channelArn: one.arn }));
  for (let n = 0; n < 5; n += 1) await expect(stop()).rejects.toEqual(admitted());
  await expect(stop()).rejects.toMatchObject({ name: 'ThrottlingException' });
});
