import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const useBrowserLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;
/** Pixels from the end that still count as being there. */
const NEAR_END = 32;

interface Line {
  readonly id: string;
}

/** Keeps a list at its end while the reader is there; otherwise counts what has come since. */
export function useStickToEnd(lines: readonly Line[]) {
  const scroll = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const seen = useRef(lines[lines.length - 1]?.id);
  const [fresh, setFresh] = useState(0);

  const toEnd = useCallback(() => {
    const element = scroll.current;
    if (!element) return;
    stuck.current = true;
    element.scrollTop = element.scrollHeight;
    setFresh(0);
  }, []);

  const onScroll = useCallback(() => {
    const element = scroll.current;
    if (!element) return;
    stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight <= NEAR_END;
    if (!stuck.current) return;
    seen.current = lines[lines.length - 1]?.id;
    setFresh(0);
  }, [lines]);

  useBrowserLayoutEffect(() => {
    if (stuck.current) {
      toEnd();
      seen.current = lines[lines.length - 1]?.id;
      return;
    }
    // Where the last one that was seen is gone, everything may be new.
    const from = lines.findIndex(({ id }) => id === seen.current);
    setFresh(lines.length - 1 - from);
  }, [lines, toEnd]);
  // Lines are measured when they come into sight, pictures load, a keyboard opens: the end moves without new lines.
  useEffect(() => {
    const element = scroll.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      if (stuck.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return { scroll, onScroll, fresh, toEnd };
}
