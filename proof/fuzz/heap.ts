import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'vitest';

// Vitest starts its workers without it.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const MOST = 1.05;
/** Of all runs, those before the first look: caches, code, and what is kept at all are there. */
const WARM = 0.4;

/** Watches over many runs that what is held does not grow: within 5 % from the first look to the last. */
export class Heap {
  #run = 0;
  #first = 0;

  constructor(private readonly runs: number) {}

  /** After every run. */
  async ran(): Promise<void> {
    if (++this.#run === Math.floor(this.runs * WARM)) this.#first = await held();
  }

  /** By how much, in percent. A short form is over before anything could grow, and shows only that it is not much. */
  async growth(isLong: boolean): Promise<number> {
    const ratio = (await held()) / this.#first;
    if (isLong) expect(ratio).toBeLessThanOrEqual(MOST);
    return Number(((ratio - 1) * 100).toFixed(1));
  }
}

async function held(): Promise<number> {
  for (let n = 0; n < 3; n++) {
    collect();
    // Finalisers, and what waits for its turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
