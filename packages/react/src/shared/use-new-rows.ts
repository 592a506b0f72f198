import { useCallback, useRef, useState } from 'react';
import { changedPart } from './changed-part.js';
import { sameShallow } from './same-shallow.js';

/** Rows that have come and were not in sight since: how many, and where the first of them is. */
export interface NewRows {
  readonly count: number;
  readonly first: number;
  /** The first of them is above what is in sight. */
  readonly above: boolean;
}

const none: NewRows = { count: 0, first: -1, above: false };

/** Counts the rows that came while the reader looked elsewhere. What is there at first is not new. */
export function useNewRows() {
  const [fresh, setFresh] = useState(none);
  const shown = useRef(none);
  const known = useRef<readonly string[] | undefined>(undefined);
  const unseen = useRef(new Set<string>());

  const see = useCallback((keys: readonly string[], from: number, to: number) => {
    for (const key of arrived(known.current ?? keys, keys)) unseen.current.add(key);
    known.current = keys;
    const now = unseen.current.size ? stillNew(keys, unseen.current, from, to) : none;
    if (!sameShallow(shown.current, now)) setFresh(shown.current = now);
  }, []);
  return { fresh, see };
}

/** The keys that are new. */
export function arrived(before: readonly string[], now: readonly string[]): readonly string[] {
  const { start, end, was } = changedPart(before, now);
  const gone = new Set(before.slice(start, was));
  return now.slice(start, end).filter((key) => !gone.has(key));
}

/** Forgets those that are in sight or gone, and says where the others are. */
function stillNew(keys: readonly string[], unseen: Set<string>, from: number, to: number): NewRows {
  const left = new Set<string>();
  let first = -1;
  // From the end, where most rows come.
  for (let at = keys.length - 1, found = 0; at >= 0 && found < unseen.size; at--) {
    if (!unseen.has(keys[at]!)) continue;
    found++;
    if (at < from || at > to) left.add(keys[first = at]!);
  }
  unseen.clear();
  for (const key of left) unseen.add(key);
  return left.size ? { count: left.size, first, above: first < from } : none;
}
