/**
 * Server clock minus local clock, in milliseconds, from round trips. The server read its clock somewhere between
 * `sent` and `received`, so the error is at most half the round trip: the shortest one wins. A sample that the best
 * one rules out means that one of the clocks was set, and starts over.
 */
export class ClockOffset {
  #best: { readonly offset: number; readonly roundTrip: number } | undefined;

  get value(): number {
    return Math.round(this.#best?.offset ?? 0);
  }

  sample(sent: number, server: number, received: number): void {
    const roundTrip = received - sent;
    if (roundTrip < 0) return;
    const offset = server - (sent + received) / 2;
    const best = this.#best;
    const ruledOut = best && Math.abs(offset - best.offset) > (roundTrip + best.roundTrip) / 2 + 1;
    if (!best || ruledOut || roundTrip < best.roundTrip) this.#best = { offset, roundTrip };
  }
}
