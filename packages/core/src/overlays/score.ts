import type { Answer, Leaders, Score } from './facts.js';

/** How many places the leaderboard has. */
export const PLACES = 5;
/** How many of the best staff sees. */
export const RANKED = 100;

/** One point for a right answer. */
export function scored(before: Score | undefined, { person, name, choice, correct }: Answer): Score {
  const { points = 0, answered = 0 } = before ?? {};
  return { ...before, person, name, points: points + Number(choice === correct), answered: answered + 1 };
}

/** The best first; of those with as many points, who came in first. Whoever has none is not among them. */
export const best = (scores: Iterable<Score>): readonly Score[] =>
  [...scores].filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);

/** `scores` as `best` gives them. */
export function leadersOf(scores: readonly Score[]): Leaders {
  return {
    top: scores.slice(0, PLACES).map(({ person, name, points }) => ({
      person, name, points, rank: 1 + scores.findIndex((other) => other.points === points),
    })),
  };
}
