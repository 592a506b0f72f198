import * as v from 'valibot';
import type { Ask, Role } from '../engine/index.js';
import { id, optionalText, text } from '../input/index.js';
import { NAME_LENGTH } from '../roster/index.js';
import type { ModerationShape } from './facts.js';

/** The longest reason of a moderation act. */
export const REASON_LENGTH = 200;

const about = { person: id, reason: optionalText(REASON_LENGTH) };
const person = v.strictObject(about);
const banned = v.strictObject({ ...about, name: v.optional(text(NAME_LENGTH)) });
const what = v.strictObject({ ...about, what: v.picklist(['chat', 'questions']) });
const staff: readonly Role[] = ['host', 'cohost', 'moderator'];
const target = ({ person }: { readonly person: string }) => person;

type Asks = { [C in keyof ModerationShape['commands']]: Ask<ModerationShape['commands'][C]> };
export const moderationAsks: Asks = {
  'moderation/restrict': { input: what, may: staff, target },
  'moderation/unrestrict': { input: what, may: staff, target },
  'moderation/kick': { input: person, may: staff, target },
  'moderation/ban': { input: banned, may: staff, target },
  'moderation/unban': { input: person, may: staff, target },
};
