import { expect, test } from 'vitest';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { DailyQueue } from './daily-queue.js';

test('S2.21 so many a day, then none until the next', async () => {
  const clock = new HeldClock();
  const queue = new DailyQueue({ gap: 1_000, perDay: 8_640, waiting: 10 }, clock);
  for (let n = 0; n < 8_640; n++) {
    await queue.turn();
    clock.jump(1_000);
  }
  await expect(queue.turn()).rejects.toMatchObject({ code: 'products/too-many', kind: 'limit' });
  clock.jump(24 * 60 * 60_000);
  await queue.turn();
});
