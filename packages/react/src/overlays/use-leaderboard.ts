import { useMemo } from 'react';
import type { EventState } from '@rostrum/core/client';
import { useLiveEvent } from '../shared/use-live-event.js';

export interface RankedPerson {
  readonly person: string;
  readonly name: string;
  readonly points: number;
  /** Those with as many points share it. */
  readonly rank: number;
  readonly mine: boolean;
}
export interface LeaderboardState {
  /** The best, best first. */
  readonly top: readonly RankedPerson[];
  /** The own points, whether among the best or not; undefined before the first quiz that was answered. */
  readonly points: number | undefined;
}

const select = ({ me, self, view }: EventState) => ({
  me: me?.person, top: view.leaders?.leaders?.top, own: me && self.scores?.[me.person],
});

/** Who has the most right answers in the event's quizzes. */
export function useLeaderboard(): LeaderboardState {
  const { me, top, own } = useLiveEvent(select);
  return useMemo(
    () => ({ top: (top ?? []).map((one) => ({ ...one, mine: one.person === me })), points: own?.points }),
    [top, me, own],
  );
}
