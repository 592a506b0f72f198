import type { LogBatch, Mail } from '../store/index.js';
import type { Waiting } from './batch.js';

/** Mail whose sender has not come back for it in so long has none any more, in milliseconds. */
const FORSAKEN = 60_000;

/** The inbox of an event as one process saw it last, and what of it is the process's own. */
export class SeenMail {
  readonly #own = new Map<string, Waiting>();
  #mail: readonly Mail[] = [];
  /** Mail that has been written down, as far as it may still be seen. */
  #taken = new Map<string, number>();
  /** Own mail that was gone at the last look, which may have read the log a moment too early. */
  #missing: ReadonlySet<string> = new Set();

  get hasOwn(): boolean {
    return this.#own.size > 0;
  }
  get length(): number {
    return this.#mail.length;
  }

  /** An own command has been left under this key. */
  left(key: string, waiting: Waiting): void {
    this.#own.set(key, waiting);
  }

  /**
   * What was found at one look: answers whoever is in the log by now. Gives those who are in neither and have to be
   * judged here; it is not sure while somebody may have moved from one to the other between the two readings.
   */
  see(mail: readonly Mail[], batches: readonly LogBatch[]): { readonly lost: readonly Waiting[]; readonly isSure: boolean } {
    for (const { taken = {} } of batches) for (const [key, seq] of Object.entries(taken)) this.#taken.set(key, seq);
    this.#mail = mail.filter(({ key }) => !this.#taken.has(key));
    const there = new Set(mail.map(({ key }) => key));
    const missing = new Set<string>();
    const lost: Waiting[] = [];
    for (const [key, waiting] of this.#own) {
      const seq = this.#taken.get(key);
      if (seq === undefined && there.has(key)) continue;
      if (seq === undefined && !this.#missing.has(key)) {
        missing.add(key);
        continue;
      }
      this.#own.delete(key);
      if (seq === undefined) lost.push(waiting);
      else waiting.answer({ seq });
    }
    this.#missing = missing;
    // What is no longer in the inbox will not be seen again.
    this.#taken = new Map([...this.#taken].filter(([key]) => there.has(key)));
    return { lost, isSure: missing.size === 0 };
  }

  /** All that waits to be written, oldest first; what is not one's own has nobody here who wants the answer. */
  *pending(): Generator<readonly [key: string, waiting: Waiting]> {
    for (const { key, request, system } of this.#mail) {
      yield [key, this.#own.get(key) ?? { request, system, answer: () => undefined }];
    }
  }

  /** It has been judged. True when it was one's own. */
  judged(key: string): boolean {
    return this.#own.delete(key);
  }

  /** Nobody will come back for it. */
  isForsaken(key: string, now: number): boolean {
    return this.#mail.some((mail) => mail.key === key && mail.at < now - FORSAKEN);
  }

  removed(keys: readonly string[]): void {
    this.#mail = this.#mail.filter(({ key }) => !keys.includes(key));
  }

  /** Nobody waits any more. Gives who did. */
  forget(): readonly Waiting[] {
    const all = [...this.#own.values()];
    this.#own.clear();
    return all;
  }
}
