import { expect, test } from 'vitest';
import type { CompositionUpdate } from '../channel/composition-contract.js';
import type { ChannelRecord } from '../channel/contract.js';
import { channelUpdateEvent, compositionUpdateEvent } from './index.js';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const channel: ChannelRecord = {
  arn: 'arn:aws:ivs:eu-west-1:000000000000:channel/AAAAAAAAAAAA', id: 'AAAAAAAAAAAA', name: 'talk', type: 'STANDARD',
  authorized: false, recordingConfigurationArn: '', playbackRestrictionPolicyArn: '',
};
const stage = { arn: 'arn:aws:ivs:eu-west-1:000000000000:stage/BBBBBBBBBBBB', id: 'BBBBBBBBBBBB', name: 'live' };
const composition = 'arn:aws:ivs:eu-west-1:000000000000:composition/CCCCCCCCCCCC';
const envelope = {
  version: '0', id: expect.any(String) as string, source: 'aws.ivs', account: '000000000000',
  time: '2026-01-02T03:04:05Z', region: 'eu-west-1',
};

test('S2.19, S3.4: a stream that starts is told as EventBridge does', () => {
  const event = channelUpdateEvent(
    { type: 'IVS Stream State Change', channel, streamId: 'st-1', eventName: 'Stream Start' }, NOW);
  expect(event).toEqual({
    ...envelope, 'detail-type': 'IVS Stream State Change', resources: [channel.arn],
    detail: { event_name: 'Stream Start', channel_name: 'talk', stream_id: 'st-1' },
  });
});

test('S2.19: a failure has its reason, starvation is of another type', () => {
  expect(channelUpdateEvent({
    type: 'IVS Stream State Change', channel, streamId: 'st-1', eventName: 'Stream Failure', reason: 'lost',
  }, NOW).detail).toEqual({
    event_name: 'Stream Failure', channel_name: 'talk', stream_id: 'st-1', reason: 'lost',
  });
  expect(channelUpdateEvent({
    type: 'IVS Stream Health Change', channel, streamId: 'st-1', eventName: 'Starvation Start',
  }, NOW)).toMatchObject({
    'detail-type': 'IVS Stream Health Change',
    detail: { event_name: 'Starvation Start', channel_name: 'talk', stream_id: 'st-1' },
  });
});

test('S2.19: a recording says where it is, how long, and of which streams', () => {
  const update = {
    type: 'IVS Recording State Change', channel, streamId: 'st-2', bucketName: 'b', durationMs: 9_500,
    keyPrefix: 'ivs/v1/000000000000/AAAAAAAAAAAA/2026/1/2/3/4/x',
    recordingSessionId: 'a6RfV23ES97iyfoQ', recordedStreamIds: ['st-1', 'st-2'],
  } as const;
  const detail = {
    channel_name: 'talk', stream_id: 'st-2', recording_status_reason: '', recording_s3_bucket_name: 'b',
    recording_s3_key_prefix: 'ivs/v1/000000000000/AAAAAAAAAAAA/2026/1/2/3/4/x', recording_duration_ms: 9_500,
    recording_session_id: 'a6RfV23ES97iyfoQ',
  };
  expect(channelUpdateEvent({ ...update, status: 'Recording Start' }, NOW)).toEqual({
    ...envelope, 'detail-type': 'IVS Recording State Change', resources: [channel.arn],
    detail: { ...detail, recording_status: 'Recording Start' },
  });
  expect(channelUpdateEvent({ ...update, status: 'Recording End' }, NOW).detail).toEqual({
    ...detail, recording_status: 'Recording End', recording_session_stream_ids: ['st-1', 'st-2'],
  });
  expect(channelUpdateEvent({ ...update, status: 'Recording Start Failure', reason: 'no bucket' }, NOW).detail).toEqual({
    ...detail, recording_status: 'Recording Start Failure', recording_status_reason: 'no bucket',
    recording_s3_key_prefix: '',
  });
});

test('S4.14: a composition has the names of the user guide, the stage, and the destination that it is about', () => {
  const update: CompositionUpdate = { arn: composition, stage, eventName: 'Session Started' };
  expect(compositionUpdateEvent(update, NOW)).toEqual({
    ...envelope, 'detail-type': 'IVS Composition State Change', resources: [composition],
    detail: { event_name: 'Session Start', stage_arn: stage.arn },
  });
  expect(compositionUpdateEvent({
    ...update, eventName: 'Destination Failure', destinationId: 'd', reason: 'the channel is live',
  }, NOW).detail).toEqual({
    event_name: 'Destination Failure', stage_arn: stage.arn, id: 'd', reason: 'the channel is live',
  });
});
