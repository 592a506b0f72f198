import type { EventState } from '@rostrum/core/client';
import type { Status } from '@rostrum/core/session';
import { useLiveEvent } from '../shared/use-live-event.js';
import { useServerTime } from '../shared/use-time.js';

export interface SessionTimerState {
  readonly status: Status | undefined;
  /** Milliseconds since it went live; undefined before. */
  readonly elapsed: number | undefined;
  /** Milliseconds to the planned end; negative when it is past. */
  readonly remaining: number | undefined;
  /** Milliseconds to the planned start; negative when it is late. */
  readonly startsIn: number | undefined;
  /** The warning that holds now: 5 or 1 minutes before the end (S4.4). */
  readonly warning: 5 | 1 | undefined;
}

const MINUTE = 60_000;
const select = ({ view }: EventState) => view.session?.session;

/** The event's clock by the server's time, told again every second. */
export function useSessionTimer(): SessionTimerState {
  const session = useLiveEvent(select);
  const status = session?.status;
  const now = useServerTime(1000, status === 'live' || status === 'scheduled' || status === 'backstage');
  const live = status === 'live';
  const elapsed = session?.liveAt === undefined ? undefined : (session.endedAt ?? now) - session.liveAt;
  const remaining = live && session?.endsAt !== undefined ? session.endsAt - now : undefined;
  const waiting = status === 'scheduled' || status === 'backstage';
  return {
    status, elapsed, remaining,
    startsIn: waiting ? session!.startsAt - now : undefined,
    warning: remaining === undefined || remaining > 5 * MINUTE ? undefined : remaining > MINUTE ? 5 : 1,
  };
}
