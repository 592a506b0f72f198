import { generateKeyPairSync } from 'node:crypto';
import type { StoredPublicKey, StoredRoom, StoredStage } from './records.js';
import { readSnapshot, SnapshotWriter } from './snapshot.js';

/** The content of the snapshot file. */
interface Snapshot {
  readonly version: 1;
  readonly signingKey: string;
  readonly stages: readonly StoredStage[];
  readonly publicKeys: readonly StoredPublicKey[];
  readonly rooms: readonly StoredRoom[];
}

/** Resources of one kind, by id. */
export type Shelf<Stored> = Map<string, Stored>;

/**
 * What outlives a request: in memory, and with a directory also on disk. Nothing else in the package is kept over a
 * restart; sessions, participants and chat tokens are of the running process.
 */
export class Store {
  readonly stages: Shelf<StoredStage>;
  readonly publicKeys: Shelf<StoredPublicKey>;
  readonly rooms: Shelf<StoredRoom>;
  /** PKCS #8 PEM, P-384: signs the participant tokens that CreateParticipantToken mints. */
  readonly signingKey: string;
  readonly #writer: SnapshotWriter | undefined;

  private constructor(found: Snapshot | undefined, directory: string | undefined) {
    this.stages = new Map(found?.stages.map((stage) => [stage.id, stage]));
    this.publicKeys = new Map(found?.publicKeys.map((key) => [key.arn, key]));
    this.rooms = new Map(found?.rooms.map((room) => [room.id, room]));
    this.signingKey = found?.signingKey ?? newSigningKey();
    this.#writer = directory === undefined ? undefined : new SnapshotWriter(directory, () => this.#snapshot());
  }

  /** Throws when the directory cannot be read or written, or holds something else. */
  static async open(directory?: string): Promise<Store> {
    const found = directory === undefined ? undefined : await readSnapshot(directory);
    if (found !== undefined && (found as Snapshot | null)?.version !== 1) {
      throw new Error(`${directory}: not a snapshot of this version of local-aws`);
    }
    const store = new Store(found as Snapshot | undefined, directory);
    // A new signing key is kept before anything is signed with it.
    if (found === undefined) await store.save();
    return store;
  }

  /** Resolves when everything changed so far would survive a kill -9; at once when there is no directory. */
  async save(): Promise<void> {
    await this.#writer?.write();
  }

  #snapshot(): Snapshot {
    return {
      version: 1,
      signingKey: this.signingKey,
      stages: [...this.stages.values()],
      publicKeys: [...this.publicKeys.values()],
      rooms: [...this.rooms.values()],
    };
  }
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  return privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
}
