import { useCallback } from 'react';
import type { EventState } from '@rostrum/core/client';
import type { Session, Status } from '@rostrum/core/session';
import { useCommands, type Refusal } from '../shared/use-action.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { usePending } from '../shared/use-pending.js';

export interface SessionState extends Refusal {
  readonly session: Session | undefined;
  readonly status: Status | undefined;
  /** How many people are connected now. */
  readonly people: number;
  readonly mayControl: boolean;
  busy(act: 'open' | 'go-live' | 'extend' | 'end'): boolean;
  open(): Promise<boolean>;
  goLive(): Promise<boolean>;
  extend(minutes: 15 | 30 | 60): Promise<boolean>;
  end(reason?: string): Promise<boolean>;
}

const select = ({ view }: EventState) => ({ session: view.session?.session, people: view.count?.people ?? 0 });

/** The event's life, and the commands of those who direct it (S4.1, S4.3). */
export function useSession(): SessionState {
  const { session, people } = useLiveEvent(select);
  const { send, may, error, dismissError } = useCommands();
  const pending = usePending();
  return {
    session, people, error, dismissError,
    status: session?.status,
    mayControl: may('session/go-live'),
    busy: (act) => pending(`session/${act}`),
    open: useCallback(() => send('session/open', {}), [send]),
    goLive: useCallback(() => send('session/go-live', {}), [send]),
    extend: useCallback((minutes: 15 | 30 | 60) => send('session/extend', { minutes }), [send]),
    end: useCallback((reason?: string) => send('session/end', reason ? { reason } : {}), [send]),
  };
}
