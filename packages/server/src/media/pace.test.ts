import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { Pace } from './pace.js';

test('S2.10 at most so many in any one second, in order, and none waits longer than it must', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.nat(400), { minLength: 1, maxLength: 30 }), async (waits) => {
    const clock = new HeldClock();
    const pace = new Pace(5, clock);
    const asked: number[] = [];
    const turns: { readonly n: number; readonly at: number }[] = [];
    for (const [n, wait] of waits.entries()) {
      await clock.pass(wait);
      asked.push(clock.now());
      void pace.turn().then(() => turns.push({ n, at: clock.now() }));
      await clock.pass(0);
    }
    await clock.pass(60_000);
    expect(turns.map(({ n }) => n)).toEqual(waits.map((_, n) => n));
    turns.forEach(({ at }, n) => {
      const fifthBefore = turns[n - 5]?.at ?? -Infinity;
      expect(at - fifthBefore).toBeGreaterThanOrEqual(1_000);
      expect(at).toBe(Math.max(asked[n]!, fifthBefore + 1_000));
    });
  }), { numRuns: 20 });
});
