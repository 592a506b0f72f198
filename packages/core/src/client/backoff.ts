const FIRST = 500;
const LONGEST = 30_000;
/** Snapshot requests a second that a server is asked for when a whole audience has lost the same frame. */
const REQUESTS_PER_SECOND = 500;

/** How long to wait before the next try, in milliseconds: doubling up to 30 s, give or take a quarter (S4.13). */
export function retryDelay(tries: number, random: number): number {
  return Math.min(LONGEST, FIRST * 2 ** Math.min(tries, 16)) * (0.75 + random * 0.5);
}

/**
 * How long to wait before fetching a snapshot, in milliseconds: half a second in which the next frame may mend it,
 * then spread over a time that grows with the audience, since all of it may have lost the same frame.
 */
export function resyncDelay(people: number, random: number): number {
  const spread = Math.min(LONGEST, Math.max(1000, (people / REQUESTS_PER_SECOND) * 1000));
  return 500 + random * spread;
}
