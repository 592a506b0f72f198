import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histories, RUNS } from '../event/rehearsal.test.support.js';
import { canonical } from '../sync/trees.test.support.js';
import { play } from './network.test.support.js';

const focus = ['questions', 'hands', 'stage'];
const schedules = histories(focus, 200);
const busy = histories(focus, 240, 240);

describe('the public view over a bad network', () => {
  it('every client converges exactly, with 20 % lost, doubled, reordered, old snapshots and a new epoch', async () => {
    const newEpochAt = fc.option(fc.nat(40), { nil: undefined });
    const most = fc.constantFrom(300, 1000);
    await fc.assert(fc.asyncProperty(schedules, fc.integer(), newEpochAt, most, async (steps, seed, at, bytes) => {
      const { clients, truth } = await play(steps, { loss: 0.2, seed, newEpochAt: at, bytes });
      for (const client of clients) {
        expect(client.behind).toBe(false);
        expect(canonical(client.state)).toBe(canonical(truth.state));
      }
    }), { numRuns: Math.ceil(RUNS / 2) });
  });

  it('fetches a snapshot for one client in ten at most', async () => {
    // A rate is estimated over one fixed sample: the next one differs by chance, and chance is no defect.
    let total = 0;
    let [frames, narrow, runs] = [0, 0, 0];
    await fc.assert(fc.asyncProperty(busy, fc.integer(), async (steps, seed) => {
      const played = await play(steps, { loss: 0.2, seed });
      total += played.resyncs;
      frames += played.frames;
      narrow += played.narrow;
      runs++;
    }), { numRuns: Math.ceil(RUNS / 2), seed: 20 });
    // The weather has to be as bad as it is meant to be for the figure to say anything.
    expect(frames / runs).toBeGreaterThan(40);
    expect(narrow).toBeGreaterThan(0);
    expect(total / runs).toBeLessThanOrEqual(0.1);
  });
});
