import { startTransition, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { rowAt, RowStarts, shiftOf, type Rows } from './row-starts.js';
import { useBrowserLayoutEffect } from './use-browser-layout-effect.js';
import { useResized } from './use-resized.js';

/** Rows beyond the edges, so that a quick scroll shows no gap. */
const BEYOND = 6;
/** Of those, the ones next to the edge: they do not wait. */
const NEXT = BEYOND / 2;
/** Pixels from the end that still count as being there. */
const NEAR_END = 32;
/** From here on only the rows in sight are in the page. */
const LONG = 60;

interface RowWindowOptions {
  readonly keys: readonly string[];
  /** Pixels, before a row was measured. */
  readonly rowHeight: number;
  /** Stays at the end while the reader is there. */
  readonly followsEnd: boolean;
  /** Told each time when other rows may be in sight: from the first to the last of them. */
  onSight(keys: readonly string[], first: number, last: number): void;
}

/**
 * Which rows of a list are to be in the page, and where each begins. What the reader looks at stays where it is while
 * rows come, go and grow above it; at the very top, what comes first is shown.
 */
export function useRowWindow({ keys, rowHeight, followsEnd, onSight }: RowWindowOptions) {
  const scroll = useRef<HTMLDivElement>(null);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(() => new Map());
  const [sight, setSight] = useState({ top: followsEnd ? Infinity : 0, height: 600 });
  const [startsOf] = useState(() => new RowStarts());
  const starts = useMemo(() => startsOf.of(keys, heights, rowHeight), [startsOf, keys, heights, rowHeight]);
  const long = keys.length > LONG;
  const top = Math.max(0, Math.min(sight.top, starts[keys.length]! - sight.height));
  const from = rowAt(starts, top);
  const to = rowAt(starts, top + sight.height);
  const first = long ? Math.max(0, from - BEYOND) : 0;
  const last = long ? Math.min(keys.length - 1, to + BEYOND) : keys.length - 1;
  const [inPage] = useState(() => new Set<string>());
  // A row that one does not see yet is drawn when there is time: the change that one sees does not wait for it.
  const hasTime = useDeferredValue(keys) === keys || !long;
  const isDrawn = (row: number) => hasTime || inPage.has(keys[row]!) || (row >= from - NEXT && row <= to + NEXT);
  const placed = useRef<Rows>({ keys, starts });
  // What was set last: setting the same again has React draw the list once more before it finds that out.
  const known = useRef(heights);
  const looked = useRef(sight);
  const atEnd = useRef(followsEnd);

  const look = useCallback(() => {
    const { scrollTop, clientHeight, scrollHeight } = scroll.current!;
    // Where nothing is laid out, as in tests, a list is as high as a panel.
    const height = clientHeight || 600;
    const { keys, starts } = placed.current;
    atEnd.current = followsEnd && scrollHeight - scrollTop - clientHeight <= NEAR_END;
    // Who is back at the end of what one follows has nothing to catch up with.
    if (atEnd.current) onSight(keys, 0, keys.length - 1);
    else onSight(keys, rowAt(starts, scrollTop), rowAt(starts, scrollTop + height - 1));
    // Half of what lies beyond an edge may come into sight before other rows are needed.
    const near = NEXT * rowHeight;
    if (Math.abs(looked.current.top - scrollTop) < near && looked.current.height === height) return;
    setSight(looked.current = { top: scrollTop, height });
  }, [rowHeight, followsEnd, onSight]);

  const measure = useCallback(() => {
    const { heights, inSight } = measured(scroll.current!, known.current, inPage);
    if (heights === known.current) return;
    known.current = heights;
    // What lies below moves nothing that one sees: the list is drawn again when there is time.
    if (inSight) setHeights(heights);
    else startTransition(() => setHeights(heights));
  }, [inPage]);

  useBrowserLayoutEffect(() => {
    const element = scroll.current!;
    const before = placed.current;
    placed.current = { keys, starts };
    if (atEnd.current) element.scrollTop = element.scrollHeight;
    else if (before.starts !== starts && element.scrollTop > 0) {
      element.scrollTop += shiftOf(before, placed.current, element.scrollTop);
    }
    measure();
    look();
  }, [keys, starts, first, last, hasTime, measure, look]);

  // A column becomes narrower, a form opens in a row.
  useResized(scroll, useCallback(() => {
    if (atEnd.current) scroll.current!.scrollTop = scroll.current!.scrollHeight;
    measure();
    look();
  }, [measure, look]));

  useEffect(() => {
    const element = scroll.current!;
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [look]);
  /** Scrolls there, to the end of a list that follows it; the keyboard goes on in the list. */
  const goTo = (row: number) => {
    const element = scroll.current!;
    element.scrollTop = followsEnd ? element.scrollHeight : starts[row]!;
    look();
    element.focus({ preventScroll: true });
  };
  return { scroll, starts, first, last, isDrawn, long, goTo };
}

interface Measured {
  readonly heights: ReadonlyMap<string, number>;
  /** One that changed is above the lower edge, so that others have to move. */
  readonly inSight: boolean;
}

/** The rows of the page, and the same heights, or others where they are not as high as known. */
function measured(list: HTMLElement, known: ReadonlyMap<string, number>, inPage: Set<string>): Measured {
  const changed: [string, number][] = [];
  const { bottom } = list.getBoundingClientRect();
  let inSight = false;
  inPage.clear();
  for (const row of list.querySelectorAll<HTMLElement>('[data-row]')) {
    const { height, top } = row.getBoundingClientRect();
    const key = row.dataset['row']!;
    inPage.add(key);
    if (!height || Math.abs((known.get(key) ?? 0) - height) <= 0.1) continue;
    changed.push([key, height]);
    inSight ||= top < bottom;
  }
  return { heights: changed.length ? new Map([...known, ...changed]) : known, inSight };
}
