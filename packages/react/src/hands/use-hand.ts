import { useCallback, type ButtonHTMLAttributes } from 'react';
import type { EventState } from '@rostrum/core/client';
import { slotId } from '@rostrum/core/stage';
import { chain } from '../shared/chain.js';
import { useCommands, type Refusal } from '../shared/use-action.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { usePending } from '../shared/use-pending.js';

/** `raising` is asked and not yet stored; all else is what the server says. */
export type HandStatus = 'down' | 'raising' | 'raised' | 'acknowledged' | 'on-stage';

export interface OwnHand extends Refusal {
  readonly status: HandStatus;
  readonly question: string | undefined;
  readonly lowering: boolean;
  /** The role may raise a hand, and the event is live. */
  readonly canRaise: boolean;
  /** The role may raise a hand at all; staff and speakers join the stage by themselves. */
  readonly hasHand: boolean;
  /** True when it is up; false when it was refused. */
  raise(question?: string): Promise<boolean>;
  lower(): Promise<boolean>;
  /** For a button that raises the hand, and lowers it again. */
  getButtonProps(props?: ButtonHTMLAttributes<HTMLButtonElement>): ButtonHTMLAttributes<HTMLButtonElement>;
}

const select = ({ me, self, view }: EventState) => {
  const own = me && self.hands?.[me.person];
  return {
    own,
    onStage: !!me && !!self.slots?.[slotId(me.person, 'camera')],
    live: view.session?.session?.status === 'live',
  };
};

/** The own hand (S4.10, S1.13). */
export function useHand(): OwnHand {
  const { own, onStage, live } = useLiveEvent(select);
  const { send, may, error, dismissError } = useCommands();
  const pending = usePending();
  const raise = useCallback(
    (question?: string) => send('hands/raise', question?.trim() ? { question: question.trim() } : {}),
    [send],
  );
  const lower = useCallback(() => send('hands/lower', {}), [send]);

  const status: HandStatus = onStage ? 'on-stage'
    : own ? (own.acknowledged ? 'acknowledged' : 'raised')
    : pending('hands/raise') ? 'raising' : 'down';
  const lowering = pending('hands/lower');
  const hasHand = may('hands/raise');
  const canRaise = hasHand && live && status === 'down';
  return {
    status, lowering, hasHand, canRaise, raise, lower, error, dismissError,
    question: own?.question,
    getButtonProps: ({ onClick, ...props } = {}) => ({
      type: 'button',
      'aria-pressed': status === 'raised' || status === 'acknowledged',
      disabled: !hasHand || status === 'on-stage' || (status === 'down' && !live),
      ...props,
      onClick: chain(onClick, () => void (status === 'down' ? raise() : status !== 'raising' && lower())),
    }),
  };
}
