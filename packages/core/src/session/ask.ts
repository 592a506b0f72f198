import * as v from 'valibot';
import type { Ask } from '../engine/index.js';
import { id, nothing, optionalText, text, time, whole } from '../input/index.js';
import { ERRANDS, type SessionShape } from './facts.js';

/** The longest event in minutes, extensions included (S4.3). */
export const LONGEST = 480;

const plan = {
  title: text(200),
  description: v.pipe(v.string(), v.trim(), v.maxLength(5000)),
  startsAt: time,
  duration: whole(1, LONGEST),
  guests: v.boolean(),
};
export const planInput = v.strictObject({ ...plan, channel: v.optional(v.picklist(['composition', 'encoder'])) });
export const updateInput = v.partial(v.strictObject(plan));
const reason = v.strictObject({ reason: optionalText(200) });

type Asks = { [C in keyof SessionShape['commands']]: Ask<SessionShape['commands'][C]> };
export const sessionAsks: Asks = {
  'session/create': { input: planInput, may: ['system'] },
  'session/update': { input: updateInput, may: ['host'] },
  // An encoder that begins to stream takes its event live (S3.4).
  'session/open': { input: nothing, may: ['host', 'cohost', 'system'] },
  'session/go-live': { input: nothing, may: ['host', 'cohost', 'system'] },
  'session/warn': { input: v.strictObject({ minutes: whole(1, LONGEST) }), may: ['system'] },
  'session/extend': { input: v.strictObject({ minutes: v.picklist([15, 30, 60]) }), may: ['host', 'cohost'] },
  'session/end': { input: reason, may: ['host', 'cohost', 'system'] },
  'session/cancel': { input: reason, may: ['host'] },
  'session/retry': {
    input: v.strictObject({ id, errand: v.picklist(ERRANDS), person: v.optional(id) }), may: ['system'],
  },
  'session/settle': { input: v.strictObject({ id }), may: ['system'] },
};
