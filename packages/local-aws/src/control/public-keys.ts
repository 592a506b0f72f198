import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import * as v from 'valibot';
import { arnOf, newId, regionOf } from './arn.js';
import { conflict, invalid, quotaExceeded } from './aws-error.js';
import { paging, publicKeyArn, resourceName, tags } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { byCreation, type StoredPublicKey } from './records.js';
import { storedPublicKey } from './stored.js';

/** Per Region, not adjustable (Amazon IVS real-time service quotas). */
const KEYS_MAX = 3;

const publicKeyMaterial = v.pipe(v.string(), v.maxLength(4096), v.regex(
  /-----BEGIN PUBLIC KEY-----\r?\n([a-zA-Z0-9+/=\r\n]+)\r?\n-----END PUBLIC KEY-----(\r?\n)?/,
));

export const publicKeyOperations = [
  operation('ImportPublicKey', {
    input: v.object({ publicKeyMaterial, name: v.optional(resourceName, ''), tags: v.optional(tags, {}) }),
    stores: true,
    run: ({ store, clock }, input, { region }) => {
      const fingerprint = fingerprintOf(parsed(input.publicKeyMaterial));
      const ofRegion = [...store.publicKeys.values()].filter(({ arn }) => regionOf(arn) === region);
      const twin = ofRegion.find((key) => key.fingerprint === fingerprint);
      if (twin) throw conflict(`Public key with fingerprint ${fingerprint} already exists: ${twin.arn}`);
      if (ofRegion.length >= KEYS_MAX) throw quotaExceeded(`At most ${KEYS_MAX} public keys per Region`, KEYS_MAX);
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
      const ofRegion = [...store.publicKeys.values()].filter(({ arn }) => regionOf(arn) === region);
      const { items, ...next } = paginate('ListPublicKeys', ofRegion, byCreation, page);
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

/** Stage tokens are signed with ES384, so the key is one on the curve P-384. Throws ValidationException. */
function parsed(pem: string): KeyObject {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'secp384r1') return key;
  } catch {
    // Not a key: refused below like one of another kind.
  }
  const message = 'Member must be an ECDSA public key on the curve P-384 in PEM format';
  throw invalid(`1 validation error detected: Value at 'publicKeyMaterial' failed to satisfy constraint: ${message}`,
    [{ name: 'publicKeyMaterial', message }]);
}

/** MD5 of the DER (SubjectPublicKeyInfo) in hexadecimal pairs, the form that the IVS API reference shows. */
function fingerprintOf(key: KeyObject): string {
  const digest = createHash('md5').update(key.export({ format: 'der', type: 'spki' })).digest('hex');
  return digest.replace(/..(?!$)/g, '$&:');
}

function described({ createTime: _, ...publicKey }: StoredPublicKey): object {
  return publicKey;
}
