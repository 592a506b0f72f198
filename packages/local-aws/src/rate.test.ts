import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateLimit, RateMeter } from './rate.js';
import { ManualClock } from './rig.test.support.js';

test('in any stretch of time no more pass than the rate allows, and one burst', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });
  fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), pauses, (rate, steps) => {
    const clock = new ManualClock();
    const limit = new RateLimit(clock);
    const admitted: number[] = [];
    for (const pause of steps) {
      clock.advance(pause);
      if (limit.admit(rate)) admitted.push(clock.now());
    }
    for (const [first, from] of admitted.entries()) {
      for (const [last, to] of admitted.entries()) {
        if (last >= first) expect(last - first + 1).toBeLessThanOrEqual(rate + ((to - from) / 1000) * rate + 1e-6);
      }
    }
  }), { numRuns: 50 });
});

test('whoever keeps to the rate is never refused', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), (rate) => {
    const clock = new ManualClock();
    const limit = new RateLimit(clock);
    for (let n = 0; n < 300; n += 1) {
      expect(limit.admit(rate)).toBe(true);
      clock.advance(Math.ceil(1000 / rate));
    }
  }));
});

test('a meter forgets what is older than five seconds', () => {
  const clock = new ManualClock();
  const meter = new RateMeter(clock);
  meter.count(10);
  expect(meter.perSecond()).toBe(2);
  clock.advance(5_000);
  expect(meter.perSecond()).toBe(0);
});
