import { isStaff } from '../engine/contract.js';
import { LiveError } from '../engine/live-error.js';
import type { ChatLogState, EventState } from './contract.js';

/** Why this person may not write to the group now; undefined when it may. Staff may while the chat is off. */
export function blockedBy({ me, self, view }: EventState, room: ChatLogState['room']): ChatLogState['blocked'] {
  const status = view.session?.session?.status;
  if (status === 'ended' || status === 'cancelled') return 'ended';
  if (!isPresenter(me)) {
    if (me && self.restrictions?.[me.person]?.chat) return 'restricted';
    if (view.chat?.chat?.on === false) return 'off';
  }
  return room === 'connected' ? undefined : 'offline';
}

/** Slow mode in seconds, 0 for those whom it does not bind. */
export function slowModeOf({ me, view }: EventState): number {
  return isPresenter(me) ? 0 : (view.chat?.chat?.slow ?? 0);
}

/** The refusal that the server would give, without asking it. */
export function refusalOf({ blocked, waitUntil }: ChatLogState, now: number): LiveError | undefined {
  switch (blocked) {
    case 'ended':
      return new LiveError('session/wrong-status', 'The event is over, and so is its chat.', 'Read along.');
    case 'restricted':
      return new LiveError('chat/restricted', 'The moderators have kept you from the chat.',
        'Read along; ask them if this is a mistake.', { kind: 'denied' });
    case 'off':
      return new LiveError('chat/off', 'The chat is off.', 'The presenters can turn it on.', { kind: 'denied' });
    case 'offline':
      return new LiveError('chat/offline', 'The chat is not connected.', 'Wait a moment, then send it again.');
  }
  if (waitUntil === undefined || waitUntil <= now) return undefined;
  const retryAfter = Math.ceil((waitUntil - now) / 1000);
  const hint = `Send it in ${retryAfter} s.`;
  return new LiveError('chat/slow-mode', 'The chat is in slow mode.', hint, { kind: 'limit', retryAfter });
}

const isPresenter = (me: EventState['me']): boolean => isStaff(me?.role);
