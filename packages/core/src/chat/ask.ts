import * as v from 'valibot';
import type { Ask, Role } from '../engine/index.js';
import { id, text, whole } from '../input/index.js';
import { isSafeKey } from '../sync/index.js';
import { SEND_TRIES } from './draft.js';
import type { ChatShape } from './facts.js';

/** S4.3, and the length that a chat room is given. */
export const MESSAGE_LENGTH = 500;
/** The slowest slow mode, in seconds. */
export const SLOWEST = 300;

const staff: readonly Role[] = ['host', 'cohost', 'moderator'];
const everybody: readonly Role[] = [...staff, 'speaker', 'attendee', 'guest'];
/** The room gives the ids of its messages; they are never keys of a view, but they are of the history. */
const message = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,64}$/, 'This is not the id of a message.'),
  v.check(isSafeKey, 'This is not the id of a message.'),
);

/** As `Draft`. */
export const draft = v.strictObject({ id, attempt: whole(1, SEND_TRIES) });

type Asks = { [C in keyof ChatShape['commands']]: Ask<ChatShape['commands'][C]> };
export const chatAsks: Asks = {
  'chat/send': { input: v.strictObject({ text: text(MESSAGE_LENGTH), message, draft: v.optional(draft) }), may: everybody },
  'chat/direct': { input: v.strictObject({ text: text(MESSAGE_LENGTH), to: v.optional(id) }), may: everybody },
  'chat/toggle': { input: v.strictObject({ on: v.boolean() }), may: staff },
  'chat/slow': { input: v.strictObject({ seconds: whole(0, SLOWEST) }), may: staff },
  'chat/delete': { input: v.strictObject({ message }), may: [...staff, 'system'] },
  /** The own message. */
  'chat/retract': { input: v.strictObject({ message }), may: everybody },
};
