import * as v from 'valibot';
import { arnOf, newId } from './arn.js';
import { conflict, quotaExceeded } from './aws-error.js';
import { paging, publicKeyArn, resourceName, tags } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { fingerprintOf, publicKeyMaterial } from './public-key-material.js';
import { byCreation, type StoredPublicKey } from './records.js';
import { ofRegion, storedPublicKey } from './stored.js';

/** Per Region, not adjustable (Amazon IVS real-time service quotas). */
const KEYS_MAX = 3;

export const publicKeyOperations = [
  operation('ImportPublicKey', {
    input: v.object({ publicKeyMaterial, name: v.optional(resourceName, ''), tags: v.optional(tags, {}) }),
    stores: true,
    run: ({ store, clock }, input, { region }) => {
      const fingerprint = fingerprintOf(input.publicKeyMaterial);
      const keys = ofRegion(store.publicKeys, region);
      const twin = keys.find((key) => key.fingerprint === fingerprint);
      if (twin) throw conflict(`Public key with fingerprint ${fingerprint} already exists: ${twin.arn}`);
      if (keys.length >= KEYS_MAX) throw quotaExceeded(`At most ${KEYS_MAX} public keys per Region`, KEYS_MAX);
      const arn = arnOf('public-key', region, newId());
      const createTime = new Date(clock.now()).toISOString();
      const key: StoredPublicKey = { ...input, arn, fingerprint, createTime };
      store.publicKeys.set(arn, key);
      return { publicKey: described(key) };
    },
  }),

  operation('GetPublicKey', {
    input: v.object({ arn: publicKeyArn }),
    run: ({ store }, { arn }) => ({ publicKey: described(storedPublicKey(store, arn)) }),
  }),

  operation('ListPublicKeys', {
    input: v.object(paging(100)),
    run: ({ store }, page, { region }) => {
      const { items, ...next } =
        paginate('ListPublicKeys', ofRegion(store.publicKeys, region), byCreation, page);
      return { publicKeys: items.map(({ arn, name, tags: map }) => ({ arn, name, tags: map })), ...next };
    },
  }),

  operation('DeletePublicKey', {
    input: v.object({ arn: publicKeyArn }),
    stores: true,
    run: ({ store }, { arn }) => {
      store.publicKeys.delete(storedPublicKey(store, arn).arn);
      return {};
    },
  }),
];

function described({ createTime: _, ...publicKey }: StoredPublicKey): object {
  return publicKey;
}
