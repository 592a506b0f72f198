import type { Look } from './page.js';
import { movesSince } from './pictures.js';
import type { Person, Room } from './room.js';

/** Milliseconds after which nobody waits any longer. */
const PATIENCE = 40_000;
/** Milliseconds over which a picture has to move. */
const CALM = 2000;

/** Everything that every page sees, as it comes in. */
export class Sight {
  readonly #looks = new Map<string, Look[]>();

  constructor(private readonly room: Room) {}

  get pairs(): readonly (readonly [viewer: Person, other: Person])[] {
    const { people } = this.room;
    return people.flatMap((viewer) => people.filter((other) => other !== viewer).map((other) => [viewer, other] as const));
  }

  of(viewer: Person, other: Person): readonly Look[] {
    return this.#looks.get(`${viewer.name} ${other.name}`) ?? [];
  }

  forget(): void {
    this.#looks.clear();
  }

  /** Looks on until every picture moves and every own tile says so; false when patience is over. */
  async calm(from: number): Promise<boolean> {
    while (Date.now() < from + PATIENCE) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await this.#look();
      if (this.#isCalm(from)) return true;
    }
    return false;
  }

  async #look(): Promise<void> {
    await Promise.all(this.room.people.map(async ({ name, take }) => {
      for (const [other, looks] of Object.entries(await take())) {
        const key = `${name} ${other}`;
        this.#looks.set(key, [...this.#looks.get(key) ?? [], ...looks]);
      }
    }));
  }

  #isCalm(from: number): boolean {
    const saysSo = (looks: readonly Look[]) => looks.at(-1)?.tile === 'live';
    const doMove = this.pairs.every(([viewer, other]) => {
      const looks = this.of(viewer, other);
      return saysSo(looks) && movesSince(looks, Math.max(from, looks.at(-1)!.at - CALM));
    });
    return doMove && this.room.people.every((person) => saysSo(this.of(person, person)));
  }
}
