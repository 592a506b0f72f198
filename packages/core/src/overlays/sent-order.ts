/** Ids are numbers of the log, in base 36: later ones are longer, or come after in the alphabet. */
export function inOrder(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}
