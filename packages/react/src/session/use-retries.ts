import { useMemo } from 'react';
import type { EventState } from '@rostrum/core/client';
import type { Retry } from '@rostrum/core/session';
import { nameOf } from '../shared/name-of.js';
import { useLiveEvent } from '../shared/use-live-event.js';

export interface NamedRetry extends Retry {
  /** Of whom it is about; undefined when it is about nobody, or nobody knows any more. */
  readonly name: string | undefined;
}

const select = ({ view: { retries, people, bans, restrictions } }: EventState) => ({ retries, people, bans, restrictions });

/** What the server has failed to do at Amazon IVS and tries again, oldest first. Empty for whoever is not staff. */
export function useRetries(): readonly NamedRetry[] {
  const view = useLiveEvent(select);
  return useMemo(
    () => Object.entries(view.retries ?? {})
      .map(([id, retry]) => ({ id, ...retry, name: retry.person && nameOf(view, retry.person) }))
      .sort((a, b) => a.since - b.since),
    [view],
  );
}
