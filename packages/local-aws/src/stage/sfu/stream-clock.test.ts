import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StreamClock } from './stream-clock.js';

const TICKS = 90;

it('two streams that were captured together are together, whatever numbers they begin with', () => {
  const starts = fc.tuple(fc.nat(0xffff_ffff), fc.nat(0xffff_ffff));
  const delays = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 200, maxLength: 300 });
  fc.assert(fc.property(starts, delays, ([a, b], jitter) => {
    const clocks = [new StreamClock(90_000), new StreamClock(90_000)];
    jitter.forEach((late, index) => {
      const captured = index * 33;
      const [one, two] = [a, b].map((start, which) =>
        clocks[which]?.milliseconds((start + captured * TICKS) >>> 0, captured + (which === 0 ? late : 0)));
      expect(Math.abs((one ?? 0) - (two ?? 0))).toBeLessThanOrEqual(40);
    });
  }));
});

it('a clock that runs a little slow is followed', () => {
  const clock = new StreamClock(90_000);
  let time = 0;
  for (let at = 0; at < 3_600_000; at += 100) time = clock.milliseconds(Math.round(at * 0.9999 * TICKS) >>> 0, at);
  expect(Math.abs(time - 3_599_900)).toBeLessThan(60);
});

it('a source that begins anew continues at this moment', () => {
  const clock = new StreamClock(90_000);
  clock.milliseconds(0, 1000);
  expect(clock.milliseconds(0x8000_0000, 1033)).toBe(1033);
});
