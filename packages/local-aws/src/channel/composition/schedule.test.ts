import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SAMPLE_RATE } from './mixer.js';
import { Schedule } from './schedule.js';

it('S4.14 sound has no gap and pictures are on time, however unevenly the process runs', () => {
  const waits = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 200 });
  fc.assert(fc.property(fc.constantFrom(1, 15, 24, 29.97, 30, 60), waits, (framerate, pauses) => {
    const schedule = new Schedule(framerate);
    let elapsed = 0;
    let samples = 0;
    let frame = -1;
    for (const pause of pauses) {
      elapsed += pause;
      const due = schedule.due(elapsed);
      if (!due) continue;
      expect(due.frame).toBeGreaterThan(frame);
      expect(due.frameTime).toBeLessThanOrEqual(elapsed + 0.01);
      expect(due.soundTime).toBeCloseTo((samples * 1000) / SAMPLE_RATE, 6);
      frame = due.frame;
      samples += due.samples;
    }
    expect(Math.abs(samples - ((frame + 1) * SAMPLE_RATE) / framerate)).toBeLessThan(1);
    expect(schedule.next).toBeGreaterThanOrEqual(elapsed - 0.01);
  }));
});

it('a machine that slept goes on from now', () => {
  const schedule = new Schedule(30);
  schedule.due(0);
  const due = schedule.due(3_600_000);
  expect(due?.samples).toBe(2 * SAMPLE_RATE);
  expect((due?.soundTime ?? 0) + 2000).toBeCloseTo(3_600_033, 0);
});
