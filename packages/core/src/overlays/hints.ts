import type { Clock } from '../ports/index.js';
import type { ShownContent } from './content.js';
import type { OverlayCue } from './cue.js';

type Start = Extract<OverlayCue, { readonly at: number }>;

/** After a hint that led to nothing, the next ones are not followed for so long, in milliseconds. */
const DISTRUST = 5_000;

/**
 * Follows cues out of publishers' pictures. Any publisher could have made them, so one counts only when the server has
 * such an overlay; and one at a time is asked for, so that a forger cannot make an audience flood the server.
 */
export class Hints {
  #isAsking = false;
  #trustedFrom = -Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly fetch: (id: string) => Promise<ShownContent>,
    private readonly proved: (cue: Start, content: ShownContent) => void,
  ) {}

  async follow(cue: Start): Promise<void> {
    if (this.#isAsking || this.clock.now() < this.#trustedFrom) return;
    this.#isAsking = true;
    try {
      this.proved(cue, await this.fetch(cue.id));
    } catch {
      this.#trustedFrom = this.clock.now() + DISTRUST;
    } finally {
      this.#isAsking = false;
    }
  }
}
