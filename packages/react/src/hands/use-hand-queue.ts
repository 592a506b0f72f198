import { useCallback, useMemo, useState } from 'react';
import type { EventState } from '@rostrum/core/client';
import { useCommands, type Refusal } from '../shared/use-action.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { usePending } from '../shared/use-pending.js';
import { HandOrder, type QueuedHand } from './hand-order.js';

export type { QueuedHand } from './hand-order.js';
export type HandAct = 'acknowledge' | 'grant' | 'dismiss' | 'revoke';

export interface HandQueueState extends Refusal {
  /** First raised first. Empty for whoever is not staff. */
  readonly hands: readonly QueuedHand[];
  /** How many are up: everybody knows it. */
  readonly count: number;
  /** People of the audience who are on the stage now. */
  readonly onStage: readonly { readonly person: string; readonly name: string }[];
  readonly staff: boolean;
  /** Asked and not yet answered, for this person. */
  busy(act: HandAct, person: string): boolean;
  act(act: HandAct, person: string): Promise<boolean>;
  lowerAll(): Promise<boolean>;
}

const select = ({ view }: EventState) => ({ hands: view.hands, slots: view.slots, count: view.count?.hands ?? 0 });

/** The queue of raised hands, as staff sees it (S4.10, S4.11). */
export function useHandQueue(): HandQueueState {
  const { hands, slots, count } = useLiveEvent(select);
  const { send, may, error, dismissError } = useCommands();
  const pending = usePending();
  const [inOrder] = useState(() => new HandOrder());
  const queue = useMemo(() => inOrder.of(hands ?? {}), [inOrder, hands]);
  const onStage = useMemo(
    () => Object.values(slots ?? {})
      .filter(({ kind, role }) => kind === 'camera' && role === 'attendee')
      .sort((a, b) => a.since - b.since)
      .map(({ person, name }) => ({ person, name })),
    [slots],
  );
  const act = useCallback((what: HandAct, person: string) => send(`hands/${what}`, { person }), [send]);
  const lowerAll = useCallback(() => send('hands/lower-all', {}), [send]);
  const busy = useCallback(
    (what: HandAct, person: string) => pending(`hands/${what}`, (input) => (input as { person?: string }).person === person),
    [pending],
  );
  return {
    hands: queue, onStage, act, lowerAll, busy, error, dismissError,
    count: hands ? queue.length : count,
    staff: may('hands/acknowledge'),
  };
}
