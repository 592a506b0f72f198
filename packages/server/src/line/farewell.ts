import type { ByeCode } from '@rostrum/core/ports';

/** What is said to somebody who is removed. */
export const FAREWELL: Readonly<Partial<Record<ByeCode, string>> & { denied: string }> = {
  kicked: 'A moderator has removed you from this event. You may come back.',
  banned: 'A moderator has banned you from this event.',
  denied: 'You are not in this event any more.',
};

/** Why somebody was removed, as the line says it. */
export const farewellOf = (cause: string): ByeCode => (cause === 'banned' || cause === 'kicked' ? cause : 'denied');
