import { expect, test } from 'vitest';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { RateLimit } from './rate-limit.js';

test('S4.13 so many at once, and so many a minute in the long run, for each by itself', async () => {
  const clock = new HeldClock();
  const limit = new RateLimit('commands', 60, clock);
  const take = (key: string, times: number) =>
    Array.from({ length: times }, () => limit.take(key)).filter((error) => !error).length;
  expect(take('anna', 100)).toBe(60);
  expect(take('ben', 1)).toBe(1);
  expect(limit.take('anna')).toMatchObject({ code: 'limits/too-many', kind: 'limit', retryAfter: 1 });
  await clock.pass(10_000);
  expect(take('anna', 100)).toBe(10);
  await clock.pass(3_600_000);
  expect(take('anna', 100)).toBe(60);
});

test('those who are quiet are forgotten', async () => {
  const clock = new HeldClock();
  const limit = new RateLimit('commands', 60, clock);
  for (let round = 0; round < 5; round++) {
    for (let n = 0; n < 10_000; n++) limit.take(`${round}/${n}`);
    await clock.pass(60_000);
  }
  expect(limit.size).toBeLessThanOrEqual(20_000);
});
