import { changedPart } from './changed-part.js';

/** The keys of the rows of one list: the same array for as long as they are the same. */
export class RowKeys<Row> {
  #keys: readonly string[] = [];

  of(rows: readonly Row[], keyOf: (row: Row) => string): readonly string[] {
    const keys = rows.map(keyOf);
    const { start, was } = changedPart(this.#keys, keys);
    if (start < keys.length || start < was) this.#keys = keys;
    return this.#keys;
  }
}

/** Where each row of one list begins, in pixels from the first; one more entry than rows, which is the height of all. */
export class RowStarts {
  #keys: readonly string[] = [];
  #heights: ReadonlyMap<string, number> = new Map();
  #starts = new Float64Array(1);

  of(keys: readonly string[], heights: ReadonlyMap<string, number>, usual: number): Float64Array {
    const { start, end, was } = changedPart(heights === this.#heights ? this.#keys : [], keys);
    const before = this.#starts;
    const starts = new Float64Array(keys.length + 1);
    starts.set(before.subarray(0, start + 1));
    for (let at = start; at < keys.length; at++) {
      const old = at + was - end;
      starts[at + 1] = starts[at]! + (at < end ? heights.get(keys[at]!) ?? usual : before[old + 1]! - before[old]!);
    }
    this.#keys = keys;
    this.#heights = heights;
    return (this.#starts = starts);
  }
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
