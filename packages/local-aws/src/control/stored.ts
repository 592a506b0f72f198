import { idOf, regionOf } from './arn.js';
import { notFound, type AwsErrorDetail } from './aws-error.js';
import type { Shelf, Store } from './store.js';

/** These throw ResourceNotFoundException when the resource is not stored, or is under another ARN. */
export const storedStage = finder('stage', ({ stages }) => stages, { keyOf: idOf });
export const storedPublicKey = finder('public key', ({ publicKeys }) => publicKeys);
export const storedRoom = finder('room', ({ rooms }) => rooms, {
  keyOf: idOf, detail: (arn) => ({ resourceId: idOf(arn), resourceType: 'ROOM' }),
});
export const storedChannel = finder('channel', ({ channels }) => channels, { keyOf: idOf });
export const storedStreamKey = finder('stream key', ({ streamKeys }) => streamKeys);
export const storedPlaybackKeyPair = finder('playback key pair', ({ playbackKeyPairs }) => playbackKeyPairs);
export const storedPlaybackRestrictionPolicy =
  finder('playback restriction policy', ({ playbackRestrictionPolicies }) => playbackRestrictionPolicies);
export const storedRecordingConfiguration =
  finder('recording configuration', ({ recordingConfigurations }) => recordingConfigurations);
export const storedEncoderConfiguration =
  finder('encoder configuration', ({ encoderConfigurations }) => encoderConfigurations);
export const storedStorageConfiguration =
  finder('storage configuration', ({ storageConfigurations }) => storageConfigurations);

interface Resource {
  readonly arn: string;
}

/** What is kept of one kind in a Region, in no order. */
export function ofRegion<Stored extends Resource>(shelf: Shelf<Stored>, region: string): Stored[] {
  return [...shelf.values()].filter(({ arn }) => regionOf(arn) === region);
}

interface Finding {
  /** What the shelf is keyed by, when that is not the ARN. */
  readonly keyOf?: (arn: string) => string;
  readonly detail?: (arn: string) => AwsErrorDetail;
}

function finder<Stored extends Resource>(
  what: string, shelfOf: (store: Store) => Shelf<Stored>, { keyOf = (arn) => arn, detail }: Finding = {},
): (store: Store, arn: string) => Stored {
  return (store, arn) => {
    const stored = shelfOf(store).get(keyOf(arn));
    if (stored?.arn !== arn) throw notFound(what, arn, detail?.(arn));
    return stored;
  };
}
