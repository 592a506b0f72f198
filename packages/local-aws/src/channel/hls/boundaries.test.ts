import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Boundaries } from './boundaries.js';

const EPOCH = Date.UTC(2026, 0, 1);

test('S3.4: the time of a segment is when its picture was taken, though some are late on the way', () => {
  const lateness = fc.array(fc.nat(180), { minLength: 2, maxLength: 30 });
  fc.assert(fc.property(lateness, (all) => {
    const boundaries = new Boundaries();
    let least = Infinity;
    for (const [second, late] of all.entries()) {
      least = Math.min(least, late);
      expect(boundaries.decide(second * 1_000, EPOCH + second * 1_000 + late, false))
        .toEqual({ shown: second * 1_000, time: EPOCH + second * 1_000 + least });
    }
  }));
});

test('a network that stays late, and a clock that was put right, are followed', () => {
  const boundaries = new Boundaries();
  const times = [0, 0, 900, 900, -50].map((late, second) =>
    (boundaries.decide(second * 1_000, EPOCH + second * 1_000 + late, false)?.time ?? NaN) - EPOCH - second * 1_000);
  expect(times).toEqual([0, 0, 900, 900, -50]);
});

test('keyframes that follow each other fast begin no segment, unless the picture is another', () => {
  const boundaries = new Boundaries();
  const begun = [0, 500, 1_000, 1_200, 1_300].map((shown) => boundaries.decide(shown, EPOCH + shown, shown === 1_200) !== undefined);
  expect(begun).toEqual([true, false, true, true, false]);
  expect([boundaries.at(1_020)?.shown, boundaries.at(500)]).toEqual([1_000, undefined]);
});
