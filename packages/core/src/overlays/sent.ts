import type { World } from '../engine/index.js';
import type { Overlay, OverlaysShape, Tally } from './facts.js';
import { answeringOf, choicesOf } from './life.js';

export const answerId = (overlay: string, person: string): string => `${overlay} ${person}`;

/** The one that has not ended. */
export function activeOf({ overlays }: Pick<World<OverlaysShape['tables']>, 'overlays'>): Overlay | undefined {
  for (const row of overlays.values()) if (row.endedAt === undefined) return row;
  return undefined;
}

/** Until when answers are taken if it ends at `at`: as long after its end as they would have been after their time. */
export function closesAtAfter({ at: from, closesAt, closed, content }: Overlay, at: number): number | undefined {
  if (closesAt === undefined || closed) return undefined;
  const allowance = closesAt - from - (answeringOf(content) ?? 0);
  return Math.min(closesAt, at + allowance);
}

/** Nobody has answered. A quiz shows how it stands only when it has closed, for the crowd is often right. */
export function blankTally({ id, content }: Pick<Overlay, 'id' | 'content'>): Tally {
  return {
    overlay: id, counts: choicesOf(content).map(() => 0), people: 0, open: content.kind === 'poll' && !content.hidden,
  };
}

/** One answer more for `to` and one less for `from`, where there are. */
export function moved(tally: Tally, from: number | undefined, to: number | undefined): Tally {
  const change = (choice: number) => Number(choice === to) - Number(choice === from);
  return {
    ...tally,
    counts: tally.counts.map((count, choice) => count + change(choice)),
    people: tally.people + Number(to !== undefined) - Number(from !== undefined),
  };
}
