import { useSyncExternalStore } from 'react';
import { identityStore, type Identity } from './identity.js';

export function useIdentity(): Identity | undefined {
  return useSyncExternalStore(identityStore.subscribe, identityStore.get);
}
