import { panelOnDemand } from '../shared/panel-on-demand.js';
import type { QuestionBoardProps } from './question-board.js';

/**
 * Ask, vote, and for presenters answer in text or aloud, dismiss, pin (S4.8); for staff a ban beside what somebody asked
 * who has left (S4.12). Loaded when it is first shown.
 */
export const QuestionBoard = panelOnDemand<HTMLElement, QuestionBoardProps>(
  () => import('./question-board.js').then((loaded) => loaded.QuestionBoard),
);
