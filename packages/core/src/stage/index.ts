import type { Feature } from '../engine/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import { stageCommands } from './commands.js';
import type { StageShape } from './facts.js';
import { stageDue, stageOn, stageViews } from './rows.js';

/** Who is on air: twelve slots, invitations, remote mute, screen share (S4.6, S2.14). */
export const stage: Feature<StageShape, RosterShape & SessionShape> = {
  name: 'stage',
  commands: stageCommands,
  on: stageOn,
  views: stageViews,
  due: stageDue,
};

export { stageAsks } from './ask.js';
export { free, INVITATION } from './commands.js';
export type { HeldSource, Invitation, Slot, SlotKind, StageShape } from './facts.js';
export { reserve, SLOTS, UNUSED } from './reserve.js';
export { slotId } from './rows.js';
