import { createHash } from 'node:crypto';
import type { Store } from '../store/index.js';
import { isGone, type Aws } from './aws.js';
import { newPrivateKey, publicKeyOf } from './key-pair.js';

const KEY = { partition: 'keys', id: 'playback-tokens' };
interface Kept {
  readonly privateKey: string;
  readonly arn?: string;
}

/**
 * The key that signs playback tokens (PKCS #8, PEM): made once, kept in the store, its public half imported. Throws
 * what AWS says, for example that there are three key pairs in the Region already.
 */
export async function keptPlaybackKey(records: Store['records'], ivs: Aws['ivs']): Promise<string> {
  const kept = await records.change<Kept>(KEY, (was) => (was ? undefined : { privateKey: newPrivateKey() }));
  const { privateKey, arn: known } = kept!;
  if (known !== undefined && (await isImported(ivs, known))) return privateKey;
  const arn = await importKey(ivs, publicKeyOf(privateKey));
  await records.put<Kept>(KEY, { privateKey, arn });
  return privateKey;
}

async function isImported(ivs: Aws['ivs'], arn: string): Promise<boolean> {
  try {
    await ivs.getPlaybackKeyPair({ arn });
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** AWS does not show the key again, so the name tells whether it is there already after a lost answer. */
async function importKey(ivs: Aws['ivs'], publicKeyMaterial: string): Promise<string> {
  const name = `rostrum-${createHash('sha256').update(publicKeyMaterial).digest('hex').slice(0, 16)}`;
  const { keyPairs = [] } = await ivs.listPlaybackKeyPairs({});
  const twin = keyPairs.find((pair) => pair.name === name);
  if (twin) return twin.arn!;
  return (await ivs.importPlaybackKeyPair({ publicKeyMaterial, name })).keyPair!.arn!;
}
