import * as v from 'valibot';
import type { Ask, Role } from '../engine/index.js';
import { id, text } from '../input/index.js';
import type { QuestionsShape } from './facts.js';

/** S4.3. */
export const QUESTION_TEXT = 1000;
export const ANSWER_TEXT = 2000;

const staff: readonly Role[] = ['host', 'cohost', 'moderator'];
const everybody: readonly Role[] = [...staff, 'speaker', 'attendee', 'guest'];
const presenters: readonly Role[] = ['host', 'cohost', 'moderator', 'speaker'];
const about = v.strictObject({ question: id });

type Asks = { [C in keyof QuestionsShape['commands']]: Ask<QuestionsShape['commands'][C]> };
export const questionsAsks: Asks = {
  'questions/ask': { input: v.strictObject({ text: text(QUESTION_TEXT) }), may: everybody },
  'questions/withdraw': { input: about, may: everybody },
  'questions/upvote': { input: about, may: everybody },
  'questions/unvote': { input: about, may: everybody },
  'questions/answer': { input: v.strictObject({ question: id, text: text(ANSWER_TEXT) }), may: presenters },
  'questions/take': { input: about, may: presenters },
  'questions/finish': { input: about, may: presenters },
  'questions/dismiss': { input: about, may: staff },
  'questions/pin': { input: about, may: staff },
  'questions/unpin': { input: about, may: staff },
};
