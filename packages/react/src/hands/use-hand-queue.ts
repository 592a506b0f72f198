import { useCallback, useMemo } from 'react';
import type { EventState } from '@rostrum/core/client';
import type { HandView } from '@rostrum/core/event';
import { useCommands, type Refusal } from '../shared/use-action.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { usePending } from '../shared/use-pending.js';

export interface QueuedHand extends HandView {
  readonly person: string;
}
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
  const queue = useMemo(
    () => Object.keys(hands ?? {}).map((person) => queued(person, hands![person]!)).sort(byTime),
    [hands],
  );
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

const rows = new WeakMap<HandView, QueuedHand>();

/** The same object for the same view, so that the row of a hand that did not change is not drawn again. */
function queued(person: string, view: HandView): QueuedHand {
  const known = rows.get(view);
  if (known) return known;
  const hand = { person, ...view };
  rows.set(view, hand);
  return hand;
}

const byTime = (a: QueuedHand, b: QueuedHand) => a.at - b.at || (a.person < b.person ? -1 : 1);
