import * as v from 'valibot';
import type { Ask, Role } from '../engine/index.js';
import { aboutPerson, nothing, optionalText } from '../input/index.js';
import type { HandsShape } from './facts.js';

/** The longest question with a raised hand (S1.13). */
export const QUESTION_LENGTH = 300;

const staff: readonly Role[] = ['host', 'cohost', 'moderator'];
const target = ({ person }: { readonly person: string }) => person;

type Asks = { [C in keyof HandsShape['commands']]: Ask<HandsShape['commands'][C]> };
export const handsAsks: Asks = {
  // Staff and speakers take the stage by themselves, and guests only watch (S1.9).
  'hands/raise': { input: v.strictObject({ question: optionalText(QUESTION_LENGTH) }), may: ['attendee'] },
  'hands/lower': { input: nothing, may: ['attendee'] },
  'hands/acknowledge': { input: aboutPerson, may: staff, target },
  'hands/dismiss': { input: aboutPerson, may: staff, target },
  'hands/lower-all': { input: nothing, may: staff },
  'hands/grant': { input: aboutPerson, may: staff, target },
  'hands/revoke': { input: aboutPerson, may: staff, target },
  'hands/expire': { input: aboutPerson, may: ['system'] },
};
