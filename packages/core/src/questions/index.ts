import type { Feature } from '../engine/index.js';
import type { ModerationShape } from '../moderation/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import { questionsCommands } from './commands.js';
import type { QuestionsShape } from './facts.js';
import { questionsOn, questionsViews } from './rows.js';

/** Questions to the presenters: asked, voted up, answered or dismissed, pinned (S4.8). */
export const questions: Feature<QuestionsShape, RosterShape & SessionShape & ModerationShape> = {
  name: 'questions',
  commands: questionsCommands,
  on: questionsOn,
  views: questionsViews,
};

export { ANSWER_TEXT, QUESTION_TEXT, questionsAsks } from './ask.js';
export { OPEN_QUESTIONS, PINS } from './commands.js';
export type { Question, QuestionsShape, QuestionStatus, Vote } from './facts.js';
export { voteId } from './rows.js';
