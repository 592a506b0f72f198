import { useMemo } from 'react';
import type { EventState } from '@rostrum/core/client';
import type { Act } from '@rostrum/core/moderation';
import { nameOf } from '../shared/name-of.js';
import { useLiveEvent } from '../shared/use-live-event.js';

export interface NamedAct extends Act {
  /** Undefined when the person is not known any more. */
  readonly byName: string | undefined;
  readonly targetName: string | undefined;
}

const select = ({ view: { audit, people, bans, restrictions } }: EventState) => ({ audit, people, bans, restrictions });

/** The newest acts of staff, newest first. Empty for whoever is not staff (S4.12). */
export function useAuditTrail(): readonly NamedAct[] {
  const view = useLiveEvent(select);
  return useMemo(
    () => Object.values(view.audit ?? {})
      .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
      .map((act) => ({ ...act, byName: nameOf(view, act.by), targetName: act.target && nameOf(view, act.target) })),
    [view],
  );
}
