import * as v from 'valibot';
import type { ChannelHub, StreamSession } from '../channel/contract.js';
import { channelNotBroadcasting, streamUnavailable, throttled } from './aws-error.js';
import { channelArn, paging } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { ofRegion, storedChannel } from './stored.js';

const METADATA_MAX_BYTES = 1024;

/** "Maximum: 1 KB per request", in bytes of UTF-8. It is a check, so what was too long is not repeated in the answer. */
const metadata = v.pipe(
  v.string(),
  v.minLength(1),
  v.check((text) => Buffer.byteLength(text) <= METADATA_MAX_BYTES, 'Member must have a size of at most 1 KB'),
);

/** True from the first byte of the encoder on, while `live` waits for the first segment. */
export function isBroadcasting(channels: ChannelHub, channelId: string): boolean {
  const [latest] = channels.sessions(channelId);
  return latest !== undefined && latest.endTime === undefined;
}

export const streamOperations = [
  operation('GetStream', {
    input: v.object({ channelArn }),
    run: ({ store, channels }, { channelArn: arn }) => {
      const channel = storedChannel(store, arn);
      const stream = channels.live(channel.id);
      if (!stream) throw channelNotBroadcasting(arn);
      return { stream: { ...summarised(stream), playbackUrl: channels.playbackUrl(channel) } };
    },
  }),

  operation('ListStreams', {
    input: v.object({
      filterBy: v.optional(v.object({ health: v.optional(v.picklist(['HEALTHY', 'STARVING', 'UNKNOWN'])) }), {}),
      ...paging(100, 100),
    }),
    run: ({ store, channels }, { filterBy: { health }, ...page }, { region }) => {
      const live = ofRegion(store.channels, region)
        .map(({ id }) => channels.live(id))
        .filter((stream) => stream !== undefined)
        .filter((stream) => health === undefined || stream.health === health);
      const { items, ...next } = paginate('ListStreams', live, byStart, page);
      return { streams: items.map(summarised), ...next };
    },
  }),

  operation('PutMetadata', {
    input: v.object({ channelArn, metadata }),
    run: ({ store, channels, quotas }, { channelArn: arn, metadata: text }) => {
      const { id } = storedChannel(store, arn);
      if (!quotas.admitMetadata(arn)) throw throttled();
      if (!channels.putMetadata(id, text)) throw channelNotBroadcasting(arn);
      return undefined;
    },
  }),

  operation('StopStream', {
    input: v.object({ channelArn }),
    run: ({ store, channels }, { channelArn: arn }) => {
      const { id } = storedChannel(store, arn);
      if (channels.stop(id)) return {};
      throw isBroadcasting(channels, id) ? streamUnavailable(arn) : channelNotBroadcasting(arn);
    },
  }),
];

const byStart = ({ startTime, streamId }: StreamSession): string => `${startTime.toISOString()} ${streamId}`;

function summarised({ channel, streamId, health, viewerCount, startTime }: StreamSession): object {
  return { channelArn: channel.arn, streamId, state: 'LIVE', health, viewerCount, startTime };
}
