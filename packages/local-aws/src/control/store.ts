import { generateKeyPairSync } from 'node:crypto';
import type {
  StoredChannel, StoredPlaybackKeyPair, StoredPlaybackRestrictionPolicy, StoredRecordingConfiguration, StoredStreamKey,
} from './channel-records.js';
import type {
  RequestedComposition, StoredEncoderConfiguration, StoredStorageConfiguration,
} from './composition-records.js';
import type { StoredPublicKey, StoredRoom, StoredStage } from './records.js';
import { readSnapshot, SnapshotWriter } from './snapshot.js';

/** Resources of one kind, by id or by ARN. */
export type Shelf<Stored> = Map<string, Stored>;

/** What is kept over a restart. */
interface Shelves {
  /** By id, as all that are looked up from a URL or a token; the others by ARN. */
  readonly stages: Shelf<StoredStage>;
  readonly rooms: Shelf<StoredRoom>;
  readonly channels: Shelf<StoredChannel>;
  readonly publicKeys: Shelf<StoredPublicKey>;
  readonly streamKeys: Shelf<StoredStreamKey>;
  readonly recordingConfigurations: Shelf<StoredRecordingConfiguration>;
  readonly playbackRestrictionPolicies: Shelf<StoredPlaybackRestrictionPolicy>;
  readonly playbackKeyPairs: Shelf<StoredPlaybackKeyPair>;
  readonly encoderConfigurations: Shelf<StoredEncoderConfiguration>;
  readonly storageConfigurations: Shelf<StoredStorageConfiguration>;
}

/** The content of the snapshot file. A shelf that was not there yet when it was written is an empty one. */
type Snapshot = { readonly version: 1; readonly signingKey: string } & {
  readonly [Name in keyof Shelves]?: Shelves[Name] extends Shelf<infer Stored> ? readonly Stored[] : never;
};

/**
 * What outlives a request: in memory, and with a directory also on disk. Nothing else in the package is kept over a
 * restart but recordings; sessions, participants, streams and chat tokens are of the running process.
 */
export class Store implements Shelves {
  readonly stages;
  readonly rooms;
  readonly channels;
  readonly publicKeys;
  readonly streamKeys;
  readonly recordingConfigurations;
  readonly playbackRestrictionPolicies;
  readonly playbackKeyPairs;
  readonly encoderConfigurations;
  readonly storageConfigurations;
  /** Of the running process, as what composes them is. */
  readonly compositions: Shelf<RequestedComposition> = new Map();
  /** PKCS #8 PEM, P-384: signs the participant tokens that CreateParticipantToken mints. */
  readonly signingKey: string;
  readonly #writer: SnapshotWriter | undefined;

  private constructor(found: Snapshot | undefined, directory: string | undefined) {
    this.stages = byId(found?.stages);
    this.rooms = byId(found?.rooms);
    this.channels = byId(found?.channels);
    this.publicKeys = byArn(found?.publicKeys);
    this.streamKeys = byArn(found?.streamKeys);
    this.recordingConfigurations = byArn(found?.recordingConfigurations);
    this.playbackRestrictionPolicies = byArn(found?.playbackRestrictionPolicies);
    this.playbackKeyPairs = byArn(found?.playbackKeyPairs);
    this.encoderConfigurations = byArn(found?.encoderConfigurations);
    this.storageConfigurations = byArn(found?.storageConfigurations);
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
      rooms: [...this.rooms.values()],
      channels: [...this.channels.values()],
      publicKeys: [...this.publicKeys.values()],
      streamKeys: [...this.streamKeys.values()],
      recordingConfigurations: [...this.recordingConfigurations.values()],
      playbackRestrictionPolicies: [...this.playbackRestrictionPolicies.values()],
      playbackKeyPairs: [...this.playbackKeyPairs.values()],
      encoderConfigurations: [...this.encoderConfigurations.values()],
      storageConfigurations: [...this.storageConfigurations.values()],
    };
  }
}

function byId<Stored extends { readonly id: string }>(found: readonly Stored[] = []): Shelf<Stored> {
  return new Map(found.map((stored) => [stored.id, stored]));
}

function byArn<Stored extends { readonly arn: string }>(found: readonly Stored[] = []): Shelf<Stored> {
  return new Map(found.map((stored) => [stored.arn, stored]));
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  return privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
}
