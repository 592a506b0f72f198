import type { KeyboardEvent } from 'react';

/**
 * Where an arrow, Home or End leads among so many in a row, round and round; undefined for another key. Left and right
 * are those of the page: where it is read from the right, the next one is on the left.
 */
export function stepByKey({ key, currentTarget }: KeyboardEvent, at: number, count: number): number | undefined {
  const right = key === 'ArrowRight';
  const onward = right || key === 'ArrowLeft' ? right !== (getComputedStyle(currentTarget).direction === 'rtl') : key === 'ArrowDown';
  switch (key) {
    case 'Home': return 0;
    case 'End': return count - 1;
    case 'ArrowRight': case 'ArrowLeft': case 'ArrowDown': case 'ArrowUp': return (at + (onward ? 1 : -1) + count) % count;
    default: return undefined;
  }
}
