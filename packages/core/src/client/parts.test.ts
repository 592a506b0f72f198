import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../event/rehearsal.test.support.js';
import { canonical, trees } from '../sync/trees.test.support.js';
import { resyncDelay, retryDelay } from './backoff.js';
import { ClockOffset } from './clock-offset.js';
import { keepIdentity } from './keep-identity.js';

describe('waiting', () => {
  it('doubles up to 30 s, give or take a quarter (S4.13)', () => {
    fc.assert(fc.property(fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (tries, random) => {
      const nominal = Math.min(30_000, 500 * 2 ** tries);
      expect(retryDelay(tries, random)).toBeGreaterThanOrEqual(nominal * 0.75);
      expect(retryDelay(tries, random)).toBeLessThanOrEqual(nominal * 1.25);
    }));
  });

  it('for a snapshot is spread over more time the more people there are', () => {
    expect(resyncDelay(0, 0)).toBe(500);
    expect([10, 1_000, 10_000, 1e9].map((people) => resyncDelay(people, 1) - 500)).toEqual([1_000, 2_000, 20_000, 30_000]);
  });
});

describe('ClockOffset', () => {
  it('is never further off than half the shortest round trip', () => {
    const trip = fc.record({ up: fc.nat(3000), down: fc.nat(3000), pause: fc.nat(60_000) });
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.array(trip, { minLength: 1 }), (truth, trips) => {
      const offset = new ClockOffset();
      let now = 1e12;
      for (const { up, down, pause } of trips) {
        offset.sample(now, now + up + truth, now + up + down);
        now += up + down + pause;
      }
      const shortest = Math.min(...trips.map(({ up, down }) => up + down));
      expect(Math.abs(offset.value - truth)).toBeLessThanOrEqual(shortest / 2 + 1);
    }), { numRuns: RUNS * 5 });
  });

  it('starts over when one of the clocks was set', () => {
    const offset = new ClockOffset();
    offset.sample(0, 1_000_005, 10);
    offset.sample(20_000, 1_020_100, 20_200);
    expect(offset.value).toBe(1_000_000);
    offset.sample(30_000, 5_030_100, 30_200);
    expect(offset.value).toBe(5_000_000);
  });
});

describe('keepIdentity', () => {
  it('gives what it was given, and the old object where nothing changed', () => {
    fc.assert(fc.property(trees, trees, (was, next) => {
      const copy = JSON.parse(JSON.stringify(was)) as typeof was;
      expect(keepIdentity(was, copy)).toBe(was);
      const kept = keepIdentity(was, next);
      expect(canonical(kept)).toBe(canonical(next));
      for (const [key, value] of Object.entries(kept)) {
        if (Object.hasOwn(was, key) && canonical(was[key]!) === canonical(value)) expect(value).toBe(was[key]);
      }
    }), { numRuns: RUNS * 5 });
  });
});
