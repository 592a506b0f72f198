import { retryDelay } from '../client/backoff.js';
import type { Clock } from '../ports/index.js';
import type { ShownContent } from './content.js';

export interface ContentFetchOptions {
  /** `GET /api/events/{id}/overlays/{overlay}`; rejects when there is none, or no network. */
  readonly fetch: (id: string) => Promise<ShownContent>;
  readonly clock: Clock;
  /** How many people are told of an overlay at the same moment. */
  readonly audience: () => number;
  readonly fetched: (id: string, content: ShownContent) => void;
}

/** Requests a second that a server is asked for when a whole audience learns of an overlay at once. */
const REQUESTS_PER_SECOND = 500;
/** Longest wait before the first try, in milliseconds: it should be there when the picture is. */
const SPREAD = 1_000;

/** Gets the content that came by reference: each once, spread over the audience, and again while it fails. */
export class ContentFetch {
  /** What cancels the wait; a request that is under way has none. */
  readonly #pending = new Map<string, (() => void) | undefined>();

  constructor(private readonly options: ContentFetchOptions) {}

  /** What is still wanted; the rest is given up. */
  want(ids: readonly string[]): void {
    for (const [id, cancel] of this.#pending) {
      if (ids.includes(id)) continue;
      cancel?.();
      this.#pending.delete(id);
    }
    const { clock, audience } = this.options;
    for (const id of ids) {
      if (this.#pending.has(id)) continue;
      const spread = Math.min(SPREAD, (audience() / REQUESTS_PER_SECOND) * 1000);
      this.#after(id, spread * clock.random(), 0);
    }
  }

  #after(id: string, wait: number, tries: number): void {
    this.#pending.set(id, this.options.clock.after(wait, () => void this.#get(id, tries)));
  }

  async #get(id: string, tries: number): Promise<void> {
    const { fetch, clock, fetched } = this.options;
    this.#pending.set(id, undefined);
    try {
      const content = await fetch(id);
      // Told also when it was given up meanwhile: it is right, and asking again would be a waste.
      this.#pending.delete(id);
      fetched(id, content);
    } catch {
      if (this.#pending.has(id)) this.#after(id, retryDelay(tries, clock.random()), tries + 1);
    }
  }
}
