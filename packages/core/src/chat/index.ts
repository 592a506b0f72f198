import type { Feature } from '../engine/index.js';
import type { ModerationShape } from '../moderation/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import { chatCommands } from './commands.js';
import type { ChatShape } from './facts.js';
import { chatOn, chatViews } from './rows.js';

/** Group chat with review, direct messages to the presenters, system messages, slow mode (S4.7, S2.7, S2.8). */
export const chat: Feature<ChatShape, RosterShape & SessionShape & ModerationShape> = {
  name: 'chat',
  commands: chatCommands,
  on: chatOn,
  views: chatViews,
};

export { chatAsks, draft, MESSAGE_LENGTH, SLOWEST } from './ask.js';
export { SEND_TRIES, type Draft } from './draft.js';
export type { ChatShape, ChatState, DirectMessage, Message, Notice, NoticeCode, Spoke } from './facts.js';
export { CHAT, chatState, DIRECT_KEPT, MESSAGES_KEPT, NOTICES_KEPT } from './rows.js';
