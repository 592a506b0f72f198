import { exportJWK, generateKeyPair, generateSecret, importJWK, type CryptoKey, type JWK } from 'jose';
import type { Store } from '../store/index.js';

const PARTITION = 'keys';
type Records = Pick<Store['records'], 'get' | 'put'>;

/** A key that is made once and kept in the store, so that what it signed outlives a restart. */
export async function keptJwk(records: Records, id: string, make: () => Promise<JWK>): Promise<JWK> {
  const key = { partition: PARTITION, id };
  const known = await records.get<JWK>(key);
  if (known) return known.value;
  const made = await make();
  if (await records.put(key, made, 'absent')) return made;
  return (await records.get<JWK>(key))!.value;
}

/** The private JWK of a pair for signing with ES256. */
export const keptSigningKey = (records: Records, id: string): Promise<JWK> =>
  keptJwk(records, id, async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    return { ...(await exportJWK(privateKey)), alg: 'ES256', kid: id };
  });

/** A secret for HS256. */
export const keptSecret = async (records: Records, id: string): Promise<CryptoKey | Uint8Array> =>
  importJWK(
    await keptJwk(records, id, async () => exportJWK(await generateSecret('HS256', { extractable: true }))),
    'HS256',
  );
