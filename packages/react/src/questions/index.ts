'use client';
export { QuestionBoard } from './board-on-demand.js';
export type { QuestionBoardProps } from './question-board.js';
export {
  useQuestions, type ListedQuestion, type QuestionAct, type QuestionsState, type QuestionSort,
} from './use-questions.js';
