import {
  ConflictException, DeleteChannelCommand, GetStreamCommand, GetStreamSessionCommand, ListStreamsCommand,
  ListStreamSessionsCommand, PutMetadataCommand, StopStreamCommand, UpdateChannelCommand,
} from '@aws-sdk/client-ivs';
import { StartCompositionCommand } from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createChannel, createStage, startRig, switchTestCard, type Rig } from '../rig.test.support.js';

/** The first segment takes a transcoder that starts on a busy machine. */
const SLOW = { timeout: 40_000, interval: 100 };

let rig: Rig;
beforeAll(async () => { rig = await startRig(); });
afterAll(() => rig[Symbol.asyncDispose]());

async function liveChannel(name: string): Promise<string> {
  const { arn } = await createChannel(rig, { name });
  await switchTestCard(rig, arn, true);
  await vi.waitFor(() => rig.ivs.send(new GetStreamCommand({ channelArn: arn })), SLOW);
  return arn;
}

test('S2.16, S2.19: a stream is seen, filled with metadata, stopped, and kept as a session', async () => {
  const channelArn = await liveChannel('seen');
  const { stream } = await rig.ivs.send(new GetStreamCommand({ channelArn }));
  expect(stream).toMatchObject({
    channelArn, state: 'LIVE', health: 'HEALTHY', viewerCount: 0, streamId: expect.stringMatching(/^st-\w{23}$/) as string,
    startTime: expect.any(Date) as Date, playbackUrl: expect.stringMatching(/\.m3u8$/) as string,
  });
  const { playbackUrl: _, ...summary } = stream ?? {};
  const listed = async (filter: object) =>
    (await rig.ivs.send(new ListStreamsCommand(filter))).streams?.find((each) => each.channelArn === channelArn);
  expect(await listed({})).toMatchObject({ streamId: summary.streamId, state: 'LIVE' });
  expect(await listed({ filterBy: { health: 'STARVING' } })).toBeUndefined();
  await rig.ivs.send(new PutMetadataCommand({ channelArn, metadata: '{"question":"é?"}' }));

  const { streamSession } = await rig.ivs.send(new GetStreamSessionCommand({ channelArn }));
  expect(streamSession).toMatchObject({
    streamId: summary.streamId, startTime: summary.startTime, channel: { arn: channelArn, name: 'seen' },
  });
  expect(streamSession?.endTime).toBeUndefined();
  expect(streamSession?.truncatedEvents?.map(({ name }) => name)).toEqual(['Stream Start', 'Session Created']);

  await rig.ivs.send(new StopStreamCommand({ channelArn }));
  await vi.waitFor(async () => {
    const { streamSessions } = await rig.ivs.send(new ListStreamSessionsCommand({ channelArn }));
    expect(streamSessions).toEqual([{
      streamId: summary.streamId, startTime: summary.startTime, endTime: expect.any(Date) as Date, hasErrorEvent: false,
    }]);
  }, SLOW);
  await expect(rig.ivs.send(new GetStreamCommand({ channelArn })))
    .rejects.toMatchObject({ name: 'ChannelNotBroadcasting' });
});

test('a channel is neither changed, deleted nor composed to while it is broadcasting', async () => {
  const { arn } = await createChannel(rig);
  const stageArn = await createStage(rig);
  await switchTestCard(rig, arn, true);
  // From the first byte on, not only when it can be seen.
  await expect(rig.ivs.send(new UpdateChannelCommand({ arn, name: 'b' }))).rejects.toBeInstanceOf(ConflictException);
  await expect(rig.ivs.send(new DeleteChannelCommand({ arn }))).rejects.toBeInstanceOf(ConflictException);
  await expect(rig.realtime.send(new StartCompositionCommand({
    stageArn, destinations: [{ channel: { channelArn: arn } }],
  }))).rejects.toMatchObject({ name: 'ConflictException' });
  await vi.waitFor(() => rig.ivs.send(new StopStreamCommand({ channelArn: arn })), SLOW);
  await vi.waitFor(() => rig.ivs.send(new DeleteChannelCommand({ arn })), SLOW);
});
