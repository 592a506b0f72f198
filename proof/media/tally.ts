import type { Figures } from '../prove.js';
import type { Disturbance } from './disturbances.js';
import { interruption, timeline } from './pictures.js';
import type { Person, Room } from './room.js';
import type { Sight } from './sight.js';

/** Milliseconds in which every picture is to be back. */
const BACK = 5000;

/** What became of every picture and every tile, disturbance after disturbance. */
export class Tally {
  readonly #back: number[] = [];
  readonly #said: number[] = [];
  readonly #worst = new Map<string, number>();
  /** What did not hold. It is seen to the end: figures say more than the first failure. */
  readonly #wrong: string[] = [];
  #disturbances = 0;
  #watched = 0;
  #still = 0;

  /** `slow`: how many times as long as it should everything may take. */
  constructor(private readonly slow: number) {}

  /** Of the time since the disturbance began at `from`. */
  add({ name, lasts, tells }: Disturbance, one: Person, { people }: Room, sight: Sight, from: number): void {
    this.#disturbances++;
    const over = from + lasts;
    for (const [viewer, other] of sight.pairs) {
      const looks = sight.of(viewer, other);
      const until = looks.at(-1)!.at;
      this.#watched += until - from;
      const what = interruption({ looks, from, over, until, slow: this.slow });
      this.#worst.set(name, Math.max(this.#worst.get(name) ?? 0, what?.back ?? 0));
      if (!what) continue;
      this.#still += what.still;
      this.#back.push(what.back);
      if (what.said !== undefined) this.#said.push(what.said);
      if (what.untrue.length > 0 || what.back > BACK * this.slow) {
        this.#wrong.push(`${name} (${one.name}), ${viewer.name} of ${other.name}: ${timeline(looks, over)}`);
      }
    }
    for (const person of tells === 'everybody' ? people : tells === 'the one' ? [one] : []) {
      const looks = sight.of(person, person);
      if (looks.some(({ tile }) => tile === 'reconnecting')) continue;
      this.#wrong.push(`${name} (${one.name}), own tile of ${person.name}: ${timeline(looks, over)}`);
    }
  }

  /** @throws Error when something did not hold: what, and the figures. */
  figures(): Figures {
    const sorted = this.#back.sort((a, b) => a - b);
    const figures = {
      disturbances: this.#disturbances, 'pictures interrupted': sorted.length,
      'back p50': ms(sorted[Math.floor(sorted.length / 2)]), 'back worst': ms(sorted.at(-1)),
      ...Object.fromEntries([...this.#worst].map(([name, time]) => [`worst after a ${name}`, ms(time)])),
      'tile says so, worst': ms(Math.max(0, ...this.#said)),
      'time with video': `${((1 - this.#still / this.#watched) * 100).toFixed(1)} %`,
    };
    if (this.#wrong.length === 0) return figures;
    throw new Error([`${this.#wrong.length} did not hold, the first:`, ...this.#wrong.slice(0, 10), JSON.stringify(figures)].join('\n'));
  }
}

const ms = (time = 0) => `${Math.round(time)} ms`;
