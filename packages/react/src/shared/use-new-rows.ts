import { useCallback, useRef, useState } from 'react';

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
  const known = useRef<{ readonly keys: readonly string[]; readonly set: ReadonlySet<string> } | undefined>(undefined);
  const unseen = useRef<ReadonlySet<string>>(new Set());

  const see = useCallback((keys: readonly string[], from: number, to: number) => {
    const before = known.current;
    if (before?.keys === keys && unseen.current.size === 0) return;
    if (before?.keys !== keys) known.current = { keys, set: new Set(keys) };
    if (!before) return;
    const now = new Set<string>();
    let first = -1;
    keys.forEach((key, at) => {
      if ((before.set.has(key) && !unseen.current.has(key)) || (at >= from && at <= to)) return;
      if (first < 0) first = at;
      now.add(key);
    });
    unseen.current = now;
    const next = now.size ? { count: now.size, first, above: first < from } : none;
    setFresh((old) => (old.count === next.count && old.first === next.first && old.above === next.above ? old : next));
  }, []);
  return { fresh, see };
}
