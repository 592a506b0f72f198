/** How many accepted commands of one person are remembered. A client retries only what is still pending. */
const KEPT = 32;

/** Accepted commands by person and client-made id, so that asking twice gives the same answer. */
export class Answers {
  #people = new Map<string, Map<string, number>>();
  /** What came since the last `settle`. */
  #fresh: (readonly [person: string, id: string])[] = [];

  get(person: string, id: string): number | undefined {
    return this.#people.get(person)?.get(id);
  }

  set(person: string, id: string, seq: number): void {
    if (!person || !id) return;
    let own = this.#people.get(person);
    if (!own) this.#people.set(person, (own = new Map<string, number>()));
    own.set(id, seq);
    this.#fresh.push([person, id]);
  }

  /** What came so far stays; the oldest of whoever has too many is forgotten. */
  settle(): void {
    for (const [person] of this.#fresh) {
      const own = this.#people.get(person)!;
      while (own.size > KEPT) own.delete(own.keys().next().value!);
    }
    this.#fresh = [];
  }

  /** Forgets what came since the last `settle`. */
  revert(): void {
    for (const [person, id] of this.#fresh) {
      const own = this.#people.get(person);
      own?.delete(id);
      if (own?.size === 0) this.#people.delete(person);
    }
    this.#fresh = [];
  }

  dump(): readonly (readonly [string, readonly (readonly [string, number])[]])[] {
    return [...this.#people].map(([person, own]) => [person, [...own]] as const);
  }

  load(dump: ReturnType<Answers['dump']>): void {
    this.#people = new Map(dump.map(([person, own]) => [person, new Map(own)]));
  }
}
