import type { ChannelUpdate } from '../channel/contract.js';
import { ivsEvent, type IvsEvent } from './ivs-event.js';

type NameOf<Type extends ChannelUpdate['type']> = Extract<ChannelUpdate, { type: Type; eventName: string }>['eventName'];

interface Stream {
  readonly channel_name: string;
  readonly stream_id: string;
}

/** The EventBridge page of the IVS low-latency user guide. `resources` has the ARN of the channel. */
export type ChannelUpdateEvent =
  | IvsEvent<'IVS Stream State Change', Stream & {
    readonly event_name: NameOf<'IVS Stream State Change'>;
    readonly reason?: string;
  }>
  | IvsEvent<'IVS Stream Health Change', Stream & { readonly event_name: NameOf<'IVS Stream Health Change'> }>
  | IvsEvent<'IVS Recording State Change', Stream & {
    readonly recording_status: 'Recording Start' | 'Recording End' | 'Recording Start Failure' | 'Recording End Failure';
    /** Empty when all went well. */
    readonly recording_status_reason: string;
    readonly recording_s3_bucket_name: string;
    readonly recording_s3_key_prefix: string;
    /** 0 at the start. */
    readonly recording_duration_ms: number;
    readonly recording_session_id: string;
    /** At the end: all streams that are in the recording, in order. */
    readonly recording_session_stream_ids?: readonly string[];
  }>;

export function channelUpdateEvent(update: ChannelUpdate, now: number): ChannelUpdateEvent {
  const { arn, name } = update.channel;
  const stream: Stream = { channel_name: name, stream_id: update.streamId };
  switch (update.type) {
    case 'IVS Stream State Change': return ivsEvent(update.type, arn, {
      event_name: update.eventName, ...stream, ...(update.reason === undefined ? {} : { reason: update.reason }),
    }, now);
    case 'IVS Stream Health Change': return ivsEvent(update.type, arn, {
      event_name: update.eventName, ...stream,
    }, now);
    case 'IVS Recording State Change': return ivsEvent(update.type, arn, {
      ...stream,
      recording_status: update.status,
      recording_status_reason: update.reason ?? '',
      recording_s3_bucket_name: update.bucketName,
      recording_s3_key_prefix: update.status === 'Recording Start Failure' ? '' : update.keyPrefix,
      recording_duration_ms: update.durationMs,
      recording_session_id: update.recordingSessionId,
      ...(update.status === 'Recording End' ? { recording_session_stream_ids: update.recordedStreamIds } : {}),
    }, now);
  }
}
