import * as v from 'valibot';
import { arnOf, newId } from './arn.js';
import { conflict, quotaExceeded } from './aws-error.js';
import type { StoredPlaybackKeyPair } from './channel-records.js';
import { paging, playbackKeyArn, resourceName, tags } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { fingerprintOf, publicKeyMaterial } from './public-key-material.js';
import { byCreation } from './records.js';
import { ofRegion, storedPlaybackKeyPair } from './stored.js';

/** "Playback authorization key pairs" per Region, not adjustable (Amazon IVS low-latency service quotas). */
const KEYS_MAX = 3;

/** The keys whose private halves sign the playback tokens of private channels. */
export const playbackKeyOperations = [
  operation('ImportPlaybackKeyPair', {
    input: v.object({ publicKeyMaterial, name: v.optional(resourceName, ''), tags: v.optional(tags, {}) }),
    stores: true,
    run: ({ store, clock }, input, { region }) => {
      const fingerprint = fingerprintOf(input.publicKeyMaterial);
      const keys = ofRegion(store.playbackKeyPairs, region);
      const twin = keys.find((key) => key.fingerprint === fingerprint);
      if (twin) throw conflict(`Playback key pair with fingerprint ${fingerprint} already exists: ${twin.arn}`);
      if (keys.length >= KEYS_MAX) throw quotaExceeded(`At most ${KEYS_MAX} playback key pairs per Region`, KEYS_MAX);
      const arn = arnOf('playback-key', region, newId());
      const createTime = new Date(clock.now()).toISOString();
      const key: StoredPlaybackKeyPair = { ...input, arn, fingerprint, createTime };
      store.playbackKeyPairs.set(arn, key);
      return { keyPair: described(key) };
    },
  }),

  operation('GetPlaybackKeyPair', {
    input: v.object({ arn: playbackKeyArn }),
    run: ({ store }, { arn }) => ({ keyPair: described(storedPlaybackKeyPair(store, arn)) }),
  }),

  operation('ListPlaybackKeyPairs', {
    input: v.object(paging(100, 100)),
    run: ({ store }, page, { region }) => {
      const { items, ...next } =
        paginate('ListPlaybackKeyPairs', ofRegion(store.playbackKeyPairs, region), byCreation, page);
      return { keyPairs: items.map(({ arn, name, tags: map }) => ({ arn, name, tags: map })), ...next };
    },
  }),

  operation('DeletePlaybackKeyPair', {
    input: v.object({ arn: playbackKeyArn }),
    stores: true,
    run: ({ store }, { arn }) => {
      store.playbackKeyPairs.delete(storedPlaybackKeyPair(store, arn).arn);
      return {};
    },
  }),
];

/** The material is not given back: the model has no field for it. */
function described({ arn, name, fingerprint, tags: map }: StoredPlaybackKeyPair): object {
  return { arn, name, fingerprint, tags: map };
}
