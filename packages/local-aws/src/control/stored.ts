import { idOf } from './arn.js';
import { notFound } from './aws-error.js';
import type { StoredPublicKey, StoredRoom, StoredStage } from './records.js';
import type { Shelf, Store } from './store.js';

/** These throw ResourceNotFoundException when the resource is not stored, or is under another ARN. */

export function storedStage({ stages }: Store, arn: string): StoredStage {
  return found(stages, idOf(arn), arn) ?? missing(notFound('stage', arn));
}

export function storedPublicKey({ publicKeys }: Store, arn: string): StoredPublicKey {
  return found(publicKeys, arn, arn) ?? missing(notFound('public key', arn));
}

export function storedRoom({ rooms }: Store, arn: string): StoredRoom {
  const id = idOf(arn);
  return found(rooms, id, arn) ?? missing(notFound('room', arn, { resourceId: id, resourceType: 'ROOM' }));
}

function found<Stored extends { readonly arn: string }>(
  shelf: Shelf<Stored>, key: string, arn: string,
): Stored | undefined {
  const stored = shelf.get(key);
  return stored?.arn === arn ? stored : undefined;
}

function missing(error: Error): never {
  throw error;
}
