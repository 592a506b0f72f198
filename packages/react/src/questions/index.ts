'use client';
export { QuestionBoard, type QuestionBoardProps } from './question-board.js';
export {
  useQuestions, type ListedQuestion, type QuestionAct, type QuestionsState, type QuestionSort,
} from './use-questions.js';
