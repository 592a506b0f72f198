/** Where each row begins, in pixels from the first; one more entry than rows, which is the height of all. */
export function rowStarts(keys: readonly string[], heights: ReadonlyMap<string, number>, usual: number): Float64Array {
  const starts = new Float64Array(keys.length + 1);
  for (let at = 0; at < keys.length; at++) starts[at + 1] = starts[at]! + (heights.get(keys[at]!) ?? usual);
  return starts;
}

/** The row that is at a height: the last one that begins at or before it. */
export function rowAt(starts: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How far the picture moves when rows come, go and grow, so that the row at its top edge stays where it is. */
export function shiftOf(before: Rows, now: Rows, top: number): number {
  for (let at = rowAt(before.starts, top); at < before.keys.length; at++) {
    const next = now.keys.indexOf(before.keys[at]!);
    if (next >= 0) return now.starts[next]! - before.starts[at]!;
  }
  return 0;
}

export interface Rows {
  readonly keys: readonly string[];
  readonly starts: Float64Array;
}
