import { useEffect, type RefObject } from 'react';

/** Tells when a list or one of the rows that are in it now has another size. */
export function useResized(list: RefObject<HTMLElement | null>, resized: () => void): void {
  useEffect(() => {
    const element = list.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const sizes = new ResizeObserver(resized);
    const rows = new MutationObserver((changes) => {
      for (const { addedNodes, removedNodes } of changes) {
        for (const row of addedNodes) if (row instanceof Element) sizes.observe(row);
        for (const row of removedNodes) if (row instanceof Element) sizes.unobserve(row);
      }
    });
    sizes.observe(element);
    const inside = element.firstElementChild!;
    for (const row of inside.children) sizes.observe(row);
    rows.observe(inside, { childList: true });
    return () => {
      rows.disconnect();
      sizes.disconnect();
    };
  }, [list, resized]);
}
