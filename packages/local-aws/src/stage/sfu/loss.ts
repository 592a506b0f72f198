import { addSequence, sequenceDistance } from './sequence.js';

const RETRY_MS = 60;
const MAX_TRIES = 8;
/** More than this is not a loss but an outage: a keyframe is cheaper than so many repeats. */
const MAX_MISSING = 250;

export type Arrival = 'new' | 'late' | 'duplicate' | 'outage';

/** Notices which packets of one RTP stream are missing, and when to ask for them again. */
export class LossDetector {
  #newest: number | undefined;
  readonly #missing = new Map<number, { tries: number; next: number }>();

  get missing(): number {
    return this.#missing.size;
  }

  /** `at` in milliseconds. After an `outage` nothing is missing any more; the caller asks for a keyframe. */
  arrived(sequence: number, at: number): Arrival {
    const newest = this.#newest;
    if (newest === undefined) {
      this.#newest = sequence;
      return 'new';
    }
    const distance = sequenceDistance(newest, sequence);
    if (distance <= 0) return this.#missing.delete(sequence) ? 'late' : 'duplicate';
    this.#newest = sequence;
    if (this.#missing.size + distance - 1 > MAX_MISSING) {
      this.#missing.clear();
      return 'outage';
    }
    for (let lost = addSequence(newest, 1); lost !== sequence; lost = addSequence(lost, 1)) {
      this.#missing.set(lost, { tries: 0, next: at });
    }
    return 'new';
  }

  /** The sequence numbers to ask for now. `abandoned` have been asked for often enough. */
  due(at: number): { readonly again: readonly number[]; readonly abandoned: number } {
    const again: number[] = [];
    let abandoned = 0;
    for (const [sequence, request] of this.#missing) {
      if (request.next > at) continue;
      if (request.tries >= MAX_TRIES) {
        this.#missing.delete(sequence);
        abandoned += 1;
        continue;
      }
      request.tries += 1;
      request.next = at + RETRY_MS;
      again.push(sequence);
    }
    return { again, abandoned };
  }
}
