import type { Store } from '../store/index.js';
import { isGone, type Aws } from './aws.js';
import { newPrivateKey, publicKeyOf } from './key-pair.js';

/** Signs stage tokens: an ECDSA key on P-384 whose public half Amazon IVS knows. */
export interface StageKey {
  /** PKCS #8, PEM. */
  readonly privateKey: string;
  /** ARN of the imported public key: the `kid` of the tokens. */
  readonly publicKeyArn: string;
}

const KEY = { partition: 'keys', id: 'stage-tokens' };
interface Kept {
  readonly privateKey: string;
  readonly publicKeyArn?: string;
}

/**
 * The key pair of this installation: made once, kept in the store, its public half imported. Throws what AWS says,
 * for example that there are three keys in the Region already.
 */
export async function keptStageKey(records: Store['records'], realtime: Aws['realtime']): Promise<StageKey> {
  const kept = (await records.change<Kept>(KEY, (was) => (was ? undefined : { privateKey: newPrivateKey() })))!;
  const { privateKey, publicKeyArn: known } = kept;
  if (known !== undefined && (await isImported(realtime, known))) return { privateKey, publicKeyArn: known };
  const publicKeyArn = await importKey(realtime, privateKey);
  await records.put<Kept>(KEY, { privateKey, publicKeyArn });
  return { privateKey, publicKeyArn };
}

async function isImported(realtime: Aws['realtime'], arn: string): Promise<boolean> {
  try {
    await realtime.getPublicKey({ arn });
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

async function importKey(realtime: Aws['realtime'], privateKey: string): Promise<string> {
  const publicKeyMaterial = publicKeyOf(privateKey);
  try {
    return (await realtime.importPublicKey({ publicKeyMaterial, name: 'rostrum' })).publicKey!.arn!;
  } catch (error) {
    // Imported before, and the reply or what was to be written down of it was lost.
    const twin =
      (error as Error).name === 'ConflictException' ? await findTwin(realtime, publicKeyMaterial) : undefined;
    if (twin === undefined) throw error;
    return twin;
  }
}

async function findTwin(realtime: Aws['realtime'], publicKeyMaterial: string): Promise<string | undefined> {
  for (const { arn } of (await realtime.listPublicKeys({})).publicKeys ?? []) {
    const { publicKey } = await realtime.getPublicKey({ arn: arn! });
    if (publicKey?.publicKeyMaterial?.trim() === publicKeyMaterial.trim()) return arn;
  }
  return undefined;
}
