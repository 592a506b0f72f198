import { chatAsks } from '../chat/ask.js';
import type { Ask, PersonRole } from '../engine/index.js';
import { handsAsks } from '../hands/ask.js';
import { moderationAsks } from '../moderation/ask.js';
import { overlaysAsks } from '../overlays/ask.js';
import { playbackAsks } from '../playback/ask.js';
import { questionsAsks } from '../questions/ask.js';
import { rosterAsks } from '../roster/ask.js';
import { sessionAsks } from '../session/ask.js';
import { stageAsks } from '../stage/ask.js';
import type { CommandName, EventCommands } from './tables.js';

/** Every command: its input and who may ask. All of it that a client needs; only the server decides. */
export const asks: { readonly [C in CommandName]: Ask<EventCommands[C]> } = {
  ...sessionAsks, ...rosterAsks, ...stageAsks, ...handsAsks, ...moderationAsks, ...questionsAsks, ...chatAsks,
  ...playbackAsks, ...overlaysAsks,
};

/** Whether to show a button: the role is allowed to ask. The server may still refuse. */
export function mayAsk(command: CommandName, role: PersonRole | undefined): boolean {
  return role !== undefined && asks[command].may.includes(role);
}
