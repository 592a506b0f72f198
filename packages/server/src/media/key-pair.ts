import { createPublicKey, generateKeyPairSync } from 'node:crypto';

/** A new private key on P-384, for ES384: PKCS #8, PEM. */
export function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** Its public half, as Amazon IVS imports it. */
export const publicKeyOf = (privateKey: string): string =>
  createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString();
