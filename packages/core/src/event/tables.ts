import type { ChatShape } from '../chat/index.js';
import type { Engine, World } from '../engine/index.js';
import type { HandsShape } from '../hands/index.js';
import type { ModerationShape } from '../moderation/index.js';
import type { OverlaysShape } from '../overlays/index.js';
import type { PlaybackShape } from '../playback/index.js';
import type { QuestionsShape } from '../questions/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import type { StageShape } from '../stage/index.js';

type Shapes = SessionShape & RosterShape & StageShape & HandsShape & ModerationShape & QuestionsShape & ChatShape
  & PlaybackShape & OverlaysShape;

/** The rows of every feature, for the server's own reading. */
export type EventTables = World<Shapes['tables']>;
/** Every command with its input. */
export type EventCommands = Shapes['commands'];
export type CommandName = keyof EventCommands;
/** Every fact with its fields. */
export type EventFacts = Shapes['facts'];

export const tablesOf = (engine: Engine): EventTables => engine.tables as unknown as EventTables;
