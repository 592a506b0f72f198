import type { Feature } from '../engine/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import type { StageShape } from '../stage/index.js';
import { handsCommands } from './commands.js';
import type { HandsShape } from './facts.js';
import { handsDue, handsOn, handsViews } from './rows.js';

/** Raised hands: first raised first, one a person, from there to the stage (S4.10, S1.13). */
export const hands: Feature<HandsShape, StageShape & RosterShape & SessionShape> = {
  name: 'hands',
  commands: handsCommands,
  on: handsOn,
  views: handsViews,
  due: handsDue,
};

export { handsAsks, QUESTION_LENGTH } from './ask.js';
export type { Hand, HandAway, HandsShape } from './facts.js';
export { AWAY } from './rows.js';
