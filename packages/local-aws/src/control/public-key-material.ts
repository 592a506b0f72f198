import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import * as v from 'valibot';
import { invalid } from './aws-error.js';

/** PEM of a public key, as ImportPublicKey and ImportPlaybackKeyPair take it. */
export const publicKeyMaterial = v.pipe(v.string(), v.maxLength(4096), v.regex(
  /-----BEGIN PUBLIC KEY-----\r?\n([a-zA-Z0-9+/=\r\n]+)\r?\n-----END PUBLIC KEY-----(\r?\n)?/,
));

/**
 * MD5 of the DER (SubjectPublicKeyInfo) in hexadecimal pairs, the form that the IVS API reference shows. Throws
 * ValidationException when it is no key, or none that ES384 can verify with.
 */
export function fingerprintOf(pem: string): string {
  const digest = createHash('md5').update(parsed(pem).export({ format: 'der', type: 'spki' })).digest('hex');
  return digest.replace(/..(?!$)/g, '$&:');
}

/** Stage and playback tokens are signed with ES384, so the key is one on the curve P-384. */
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
