import * as v from 'valibot';
import { arnOf, newId, randomWord, regionOf } from './arn.js';
import { quotaExceeded } from './aws-error.js';
import { gathered } from './batch.js';
import type { StoredStreamKey } from './channel-records.js';
import { channelArn, paging, streamKeyArn, tags } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { byCreation, type Tags } from './records.js';
import { storedChannel, storedStreamKey } from './stored.js';
import type { Store } from './store.js';

/** Per channel, not adjustable (Amazon IVS low-latency service quotas). */
const KEYS_MAX = 1;

/** A key with a new random value, in the Region of its channel. `createTime` is ISO 8601. */
export function newStreamKey(channel: string, createTime: string, map: Tags = {}): StoredStreamKey {
  const region = regionOf(channel);
  return {
    arn: arnOf('stream-key', region, newId()),
    channelArn: channel,
    value: `sk_${region}_${newId()}_${randomWord(30)}`,
    tags: map,
    createTime,
  };
}

export const streamKeyOperations = [
  operation('CreateStreamKey', {
    input: v.object({ channelArn, tags: v.optional(tags, {}) }),
    stores: true,
    run: ({ store, clock }, input) => {
      const { arn } = storedChannel(store, input.channelArn);
      if (keysOf(store, arn).length >= KEYS_MAX) {
        throw quotaExceeded(`At most ${KEYS_MAX} stream key per channel; delete the one of ${arn} first`, KEYS_MAX);
      }
      const key = newStreamKey(arn, new Date(clock.now()).toISOString(), input.tags);
      store.streamKeys.set(key.arn, key);
      return { streamKey: describedStreamKey(key) };
    },
  }),

  operation('GetStreamKey', {
    input: v.object({ arn: streamKeyArn }),
    run: ({ store }, { arn }) => ({ streamKey: describedStreamKey(storedStreamKey(store, arn)) }),
  }),

  operation('BatchGetStreamKey', {
    input: v.object({ arns: v.pipe(v.array(streamKeyArn), v.minLength(1), v.maxLength(50)) }),
    run: ({ store }, { arns }) => {
      const { found, errors } = gathered(arns, (arn) => describedStreamKey(storedStreamKey(store, arn)));
      return { streamKeys: found, errors };
    },
  }),

  operation('ListStreamKeys', {
    input: v.object({ channelArn, ...paging(50, 1) }),
    run: ({ store }, { channelArn: channel, ...page }) => {
      const keys = keysOf(store, storedChannel(store, channel).arn);
      const { items, ...next } = paginate('ListStreamKeys', keys, byCreation, page);
      return { streamKeys: items.map(summarised), ...next };
    },
  }),

  operation('DeleteStreamKey', {
    input: v.object({ arn: streamKeyArn }),
    stores: true,
    run: ({ store, channels }, { arn }) => {
      const { value } = storedStreamKey(store, arn);
      store.streamKeys.delete(arn);
      channels.revoke(value);
      return undefined;
    },
  }),
];

function keysOf(store: Store, channel: string): StoredStreamKey[] {
  return [...store.streamKeys.values()].filter((key) => key.channelArn === channel);
}

function summarised({ arn, channelArn: channel, tags: map }: StoredStreamKey): object {
  return { arn, channelArn: channel, tags: map };
}

/** With the secret, as Create and Get answer it. */
export function describedStreamKey(key: StoredStreamKey): object {
  return { ...summarised(key), value: key.value };
}
