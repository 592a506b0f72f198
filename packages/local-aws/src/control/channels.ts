import * as v from 'valibot';
import { arnOf, newId } from './arn.js';
import { conflict, notFound } from './aws-error.js';
import { gathered } from './batch.js';
import type { StoredChannel } from './channel-records.js';
import { channelSettings, DEFAULT_SETTINGS, settled } from './channel-settings.js';
import {
  channelArn, paging, playbackRestrictionPolicyArn, recordingConfigurationArn, resourceName, tags,
} from './constraints.js';
import { operation, type Services } from './operation.js';
import { paginate } from './paginate.js';
import { byCreation } from './records.js';
import { ofRegion, storedChannel } from './stored.js';
import type { Store } from './store.js';
import { describedStreamKey, newStreamKey } from './stream-keys.js';
import { isBroadcasting } from './streams.js';

export const channelOperations = [
  operation('CreateChannel', {
    input: v.object({ ...channelSettings, tags: v.optional(tags, {}) }),
    stores: true,
    run: (services, input, { region }) => {
      const { store, clock } = services;
      const id = newId();
      const arn = arnOf('channel', region, id);
      const createTime = new Date(clock.now()).toISOString();
      const channel = settled({ ...DEFAULT_SETTINGS, ...input, id, arn, createTime }, input);
      checkReferences(store, channel);
      const streamKey = newStreamKey(channel.arn, createTime);
      store.channels.set(id, channel);
      store.streamKeys.set(streamKey.arn, streamKey);
      return { channel: described(services, channel), streamKey: describedStreamKey(streamKey) };
    },
  }),

  operation('GetChannel', {
    input: v.object({ arn: channelArn }),
    run: (services, { arn }) => ({ channel: described(services, storedChannel(services.store, arn)) }),
  }),

  operation('BatchGetChannel', {
    input: v.object({ arns: v.pipe(v.array(channelArn), v.minLength(1), v.maxLength(50)) }),
    run: (services, { arns }) => {
      const { found, errors } = gathered(arns, (arn) => described(services, storedChannel(services.store, arn)));
      return { channels: found, errors };
    },
  }),

  operation('UpdateChannel', {
    input: v.object({ arn: channelArn, ...channelSettings }),
    stores: true,
    run: (services, { arn, ...changes }) => {
      const { store, channels } = services;
      const before = storedChannel(store, arn);
      if (isBroadcasting(channels, before.id)) throw conflict(`Channel ${arn} is live: stop its stream to update it`);
      const channel = settled({ ...before, ...changes }, changes);
      checkReferences(store, channel);
      store.channels.set(channel.id, channel);
      return { channel: described(services, channel) };
    },
  }),

  operation('ListChannels', {
    input: v.object({
      filterByName: v.optional(resourceName),
      filterByRecordingConfigurationArn: v.optional(recordingConfigurationArn),
      filterByPlaybackRestrictionPolicyArn: v.optional(playbackRestrictionPolicyArn),
      ...paging(100, 100),
    }),
    run: ({ store }, { nextToken, maxResults, ...filter }, { region }) => {
      const matching = ofRegion(store.channels, region).filter((channel) =>
        (filter.filterByName ?? channel.name) === channel.name
        && (filter.filterByRecordingConfigurationArn ?? channel.recordingConfigurationArn)
          === channel.recordingConfigurationArn
        && (filter.filterByPlaybackRestrictionPolicyArn ?? channel.playbackRestrictionPolicyArn)
          === channel.playbackRestrictionPolicyArn);
      const { items, ...next } = paginate('ListChannels', matching, byCreation, { nextToken, maxResults });
      return { channels: items.map(summarised), ...next };
    },
  }),

  operation('DeleteChannel', {
    input: v.object({ arn: channelArn }),
    stores: true,
    run: ({ store, channels }, { arn }) => {
      const { id } = storedChannel(store, arn);
      if (isBroadcasting(channels, id)) throw conflict(`Channel ${arn} is live: stop its stream to delete it`);
      store.channels.delete(id);
      for (const key of store.streamKeys.values()) {
        if (key.channelArn === arn) store.streamKeys.delete(key.arn);
      }
      channels.remove(id);
      return undefined;
    },
  }),
];

/** Throws ResourceNotFoundException when the channel names a configuration that is not there. */
function checkReferences(store: Store, channel: StoredChannel): void {
  const { recordingConfigurationArn: recording, playbackRestrictionPolicyArn: policy } = channel;
  if (recording && !store.recordingConfigurations.has(recording)) throw notFound('recording configuration', recording);
  if (policy && !store.playbackRestrictionPolicies.has(policy)) throw notFound('playback restriction policy', policy);
}

function summarised(channel: StoredChannel): object {
  const { id: _, createTime: __, containerFormat: ___, multitrackInputConfiguration: ____, ...summary } = channel;
  return summary;
}

function described({ channels }: Pick<Services, 'channels'>, channel: StoredChannel): object {
  const { id: _, createTime: __, ...described } = channel;
  return { ...described, ingestEndpoint: channels.ingest, playbackUrl: channels.playbackUrl(channel) };
}
