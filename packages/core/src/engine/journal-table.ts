import type { Table, Views } from './contract.js';

/**
 * A table that remembers what its rows were before the current batch, so that making a frame costs what the
 * batch touched. Keeps the count that its view shows and, for `self` views, which rows a person owns.
 */
export class JournalTable implements Table<unknown> {
  readonly #rows = new Map<string, unknown>();
  readonly #owned = new Map<string, Set<string>>();
  /** What a touched row was before the batch; undefined when it was not there. */
  readonly touched = new Map<string, unknown>();
  /** A row that was there before the batch has been dropped. */
  #dropped = false;
  counted = 0;
  countBefore = 0;

  constructor(
    readonly name: string,
    readonly views: Views<unknown>,
  ) {}

  get size(): number {
    return this.#rows.size;
  }
  get(id: string): unknown {
    return this.#rows.get(id);
  }
  values(): Iterable<unknown> {
    return this.#rows.values();
  }
  entries(): Iterable<[string, unknown]> {
    return this.#rows.entries();
  }
  owned(person: string): Iterable<string> {
    return this.#owned.get(person) ?? [];
  }

  put(id: string, row: unknown): void {
    const was = this.#rows.get(id);
    if (!this.touched.has(id)) this.touched.set(id, was);
    this.#rows.set(id, row);
    this.#index(id, was, row);
  }

  drop(id: string): void {
    const was = this.#rows.get(id);
    if (was === undefined) return;
    if (!this.touched.has(id)) this.touched.set(id, was);
    if (this.touched.get(id) !== undefined) this.#dropped = true;
    this.#rows.delete(id);
    this.#index(id, was, undefined);
  }

  /** Ends the batch. */
  settle(): void {
    this.touched.clear();
    this.#dropped = false;
    this.countBefore = this.counted;
  }

  /** Whether `revert` can bring back what was. A row that was dropped would come back in another place. */
  get revertible(): boolean {
    return !this.#dropped;
  }

  /** Takes the batch back. */
  revert(): void {
    for (const [id, was] of this.touched) {
      if (was === undefined) this.drop(id);
      else this.put(id, was);
    }
    this.settle();
  }

  #index(id: string, was: unknown, row: unknown): void {
    const { count, self } = this.views;
    if (count) {
      const shows = (r: unknown) => r !== undefined && (count.where ? count.where(r) : true);
      this.counted += Number(shows(row)) - Number(shows(was));
    }
    if (!self) return;
    if (was !== undefined) {
      for (const owner of self.owners(was)) {
        const ids = this.#owned.get(owner);
        ids?.delete(id);
        if (ids?.size === 0) this.#owned.delete(owner);
      }
    }
    if (row !== undefined) {
      for (const owner of self.owners(row)) {
        const ids = this.#owned.get(owner);
        if (ids) ids.add(id);
        else this.#owned.set(owner, new Set([id]));
      }
    }
  }
}
