import type { EventState } from '@rostrum/core/client';
import type { Channel } from '@rostrum/core/playback';
import { useLiveEvent } from '../shared/use-live-event.js';

/** `idle`: no channel yet. `ready`: the channel waits for a stream. */
export type StreamStatusName = 'live' | 'ended' | 'ready' | 'idle';

export interface StreamStatusState {
  readonly status: StreamStatusName;
  /** When it began to be what it is, in milliseconds of the server's clock, where that is known. */
  readonly since: number | undefined;
  readonly channel: Channel | undefined;
}

const select = ({ view }: EventState): StreamStatusState => {
  const channel = view.channel?.channel;
  if (!channel) return { status: 'idle', since: undefined, channel };
  if (channel.state === 'live') return { status: 'live', since: channel.startedAt, channel };
  const over = channel.stoppedAt !== undefined || view.session?.session?.status === 'ended';
  return { status: over ? 'ended' : 'ready', since: channel.stoppedAt, channel };
};

/** How it stands with the stream of the event's channel, as the server has it (S3.5). */
export const useStreamStatus = (): StreamStatusState => useLiveEvent(select);
