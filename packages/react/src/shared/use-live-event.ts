import type { EventState } from '@rostrum/core/client';
import { useProvided } from './provider.js';
import { useStore } from './use-store.js';

/**
 * A part of the live event's state, for example `useLiveEvent((state) => state.view.count?.people)`. Renders again
 * only when that part changes.
 */
export function useLiveEvent<Part>(select: (state: EventState) => Part): Part {
  return useStore(useProvided().event, select);
}

/** The own person, role and name; undefined until the first hello. */
export const useMe = () => useLiveEvent(selectMe);
const selectMe = ({ me }: EventState) => me;
