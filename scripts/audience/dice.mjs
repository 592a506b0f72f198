/** The same numbers for the same seed, on every machine: Marsaglia's xorshift, of 32 bits. */
export class Dice {
  #state;

  /** The parts of a seed are whole numbers; each person has dice of their own. */
  constructor(...seed) {
    this.#state = seed.reduce((state, part) => Math.imul(state ^ (part + 0x9e3779b9), 0x85ebca6b), 1) | 1;
    // Seeds that are close together start close together.
    for (let n = 0; n < 8; n++) this.next();
  }

  /** From 0 to less than 1. */
  next() {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return (x >>> 0) / 2 ** 32;
  }

  between(least, most) {
    return least + this.next() * (most - least);
  }

  chance(of) {
    return this.next() < of;
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }
}
