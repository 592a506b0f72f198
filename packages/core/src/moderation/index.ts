import type { Acted, Feature } from '../engine/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import { moderationCommands } from './commands.js';
import type { ModerationShape } from './facts.js';
import { moderationOn, moderationViews } from './rows.js';

/** Restrict, kick (may come back), ban (may not), and the trail of every act of staff (S4.12). */
export const moderation: Feature<ModerationShape, RosterShape & SessionShape & Acted> = {
  name: 'moderation',
  commands: moderationCommands,
  on: moderationOn,
  views: moderationViews,
};

export { moderationAsks, REASON_LENGTH } from './ask.js';
export type { Act, Ban, ModerationShape, Restricted, Restriction } from './facts.js';
export { ACTS_SHOWN } from './rows.js';
