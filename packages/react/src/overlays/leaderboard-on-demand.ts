import { panelOnDemand } from '../shared/panel-on-demand.js';
import type { LeaderboardProps } from './leaderboard.js';

/** The best of all quizzes, and the own points. Loaded when it is first shown. */
export const Leaderboard = panelOnDemand<HTMLElement, LeaderboardProps>(
  () => import('./leaderboard.js').then((loaded) => loaded.Leaderboard),
);
