import fc from 'fast-check';
import { expect } from 'vitest';
import { CLIENTS, play } from '../../packages/core/src/client/network.test.support.js';
import { histories } from '../../packages/core/src/event/rehearsal.test.support.js';
import { canonical } from '../../packages/core/src/sync/trees.test.support.js';
import { prove } from '../prove.js';

const LOSS = 0.2;
const MOST_RESYNCS = 0.1;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const weather = fc.record({
  seed: fc.integer(),
  newEpochAt: maybe(fc.nat(55)),
  takenOver: maybe(fc.record({ at: fc.nat(55), ahead: fc.integer({ min: -30_000, max: 30_000 }) })),
  lostTail: fc.constantFrom(0, 0, 1, 3, 10),
  drift: fc.constantFrom(0, 0.0002, 0.05),
});
const schedule = fc.tuple(histories(['questions', 'hands', 'stage'], 240, 40), weather);

prove({
  name: 'Convergence',
  holds: 'every client shows exactly what the server has, whatever was lost (20 %), doubled, out of order, stale, lost last, of a new epoch or process, or by a wrong clock; at most 0.1 re-syncs per client',
  runs: { short: 40, long: 3_000 },
  async run(runs) {
    const counted = { schedules: 0, commands: 0, frames: 0 };
    const [calm, takenOver, newEpoch] = [new Mean(), new Mean(), new Mean()];
    // One fixed sample: a rate differs by chance, and chance is no defect.
    await fc.assert(fc.asyncProperty(schedule, async ([steps, sky]) => {
      const played = await play(steps, { ...sky, loss: LOSS });
      for (const client of played.clients) {
        expect(client.behind).toBe(false);
        expect(canonical(client.state)).toBe(canonical(played.truth.state));
      }
      counted.schedules++;
      counted.commands += steps.length;
      counted.frames += played.frames;
      // With a new epoch everybody fetches; with another process whoever is behind at that moment; and so may those
      // who have heard nothing for ten seconds.
      if (sky.newEpochAt !== undefined) newEpoch.add(played.resyncs);
      else if (sky.takenOver) takenOver.add(played.resyncs);
      else if (sky.lostTail < 10) calm.add(played.resyncs);
    }), { numRuns: runs, seed: 6 });
    expect(calm.value).toBeLessThanOrEqual(MOST_RESYNCS);
    return {
      ...counted, clients: counted.schedules * CLIENTS, 'did not converge': 0,
      're-syncs per client': calm.value, 'when another process takes over': takenOver.value,
      'with a new epoch': newEpoch.value,
    };
  },
});

class Mean {
  #sum = 0;
  #count = 0;
  add(value: number): void {
    this.#sum += value;
    this.#count++;
  }
  get value(): number {
    return Number((this.#sum / Math.max(1, this.#count)).toFixed(3));
  }
}
