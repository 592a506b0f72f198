import type { Feature } from '../engine/index.js';
import type { SessionShape } from '../session/index.js';
import { rosterCommands } from './commands.js';
import type { RosterShape } from './facts.js';
import { rosterOn, rosterViews } from './rows.js';

/** The people of the event: roles and badges, promotion, presence, live count (S4.11). */
export const roster: Feature<RosterShape, SessionShape> = {
  name: 'roster',
  commands: rosterCommands,
  on: rosterOn,
  views: rosterViews,
};

export { NAME_LENGTH, rosterAsks } from './ask.js';
export { barred, here } from './commands.js';
export type { Person, PromotedRole, Removal, RosterShape } from './facts.js';
