/** Of two lists: `now[start, end)` stands where `before[start, was)` stood; what is around them is the same. */
export interface ChangedPart {
  readonly start: number;
  readonly end: number;
  readonly was: number;
}

/** Most changes of a long list are at one place: what is the same before and after it is looked at, and no more. */
export function changedPart(before: readonly unknown[], now: readonly unknown[]): ChangedPart {
  let start = 0;
  while (start < now.length && start < before.length && before[start] === now[start]) start++;
  let end = now.length;
  let was = before.length;
  while (end > start && was > start && before[was - 1] === now[end - 1]) {
    end--;
    was--;
  }
  return { start, end, was };
}
