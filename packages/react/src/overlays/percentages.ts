/**
 * Whole percentages that add up to 100, each less than one from the exact share: what is left over by rounding down
 * goes to those that lost most by it. All 0 when nobody has voted.
 */
export function percentages(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const shares = counts.map((count, at) => {
    const exact = (count / total) * 100;
    return { at, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  const missing = 100 - shares.reduce((sum, { whole }) => sum + whole, 0);
  const luckiest = [...shares].sort((a, b) => b.rest - a.rest || a.at - b.at).slice(0, missing);
  return shares.map((share) => share.whole + (luckiest.includes(share) ? 1 : 0));
}

/** The indices with the most votes: several when it is a tie, none when nobody has voted. */
export function winnersOf(counts: readonly number[]): readonly number[] {
  const most = Math.max(0, ...counts);
  return most === 0 ? [] : counts.flatMap((count, at) => (count === most ? [at] : []));
}
