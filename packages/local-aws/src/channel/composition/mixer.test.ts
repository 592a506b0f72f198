import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS, mix, SAMPLE_RATE, SoundQueue } from './mixer.js';

const MILLISECOND = (SAMPLE_RATE / 1000) * CHANNELS;
const sound = (length: number, value = 1) => new Int16Array(length).fill(value);

describe('S4.14 mixing', () => {
  it('is the sum, as loud as 16 bits can be', () => {
    const sounds = fc.array(fc.int16Array({ minLength: 10, maxLength: 10 }), { maxLength: 5 });
    fc.assert(fc.property(sounds, (all) => {
      const expected = Array.from({ length: 10 }, (_, index) => {
        const sum = all.reduce((total, each) => total + (each[index] ?? 0), 0);
        return Math.max(-32_768, Math.min(32_767, sum));
      });
      expect([...mix(all, 10)]).toEqual(expected);
    }));
  });

  it('begins when there is a cushion, and after a hole waits for it again', () => {
    const queue = new SoundQueue();
    queue.push(sound(50 * MILLISECOND));
    expect(queue.take(20 * MILLISECOND)).toBeUndefined();
    queue.push(sound(20 * MILLISECOND));
    expect(queue.take(60 * MILLISECOND)).toEqual(sound(60 * MILLISECOND));
    const cut = queue.take(20 * MILLISECOND);
    expect(cut?.subarray(0, 10 * MILLISECOND)).toEqual(sound(10 * MILLISECOND));
    expect(cut?.subarray(10 * MILLISECOND)).toEqual(sound(10 * MILLISECOND, 0));
    queue.push(sound(20 * MILLISECOND));
    expect(queue.take(20 * MILLISECOND)).toBeUndefined();
  });

  it('takes out what was put in, in order, and never holds more than 300 ms', () => {
    const pushes = fc.array(fc.integer({ min: 1, max: 150 * MILLISECOND }), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(pushes, (lengths) => {
      const queue = new SoundQueue();
      let next = 1;
      for (const length of lengths) {
        queue.push(Int16Array.from({ length }, () => (next = (next % 32_000) + 1)));
        expect(queue.length).toBeLessThanOrEqual(300 * MILLISECOND);
        const taken = queue.take(70 * MILLISECOND) ?? new Int16Array();
        const heard = [...taken].filter((sample) => sample !== 0);
        const follows = (sample: number, before = 0) => sample === (before % 32_000) + 1;
        const isInOrder = heard.every((sample, index) => index === 0 || follows(sample, heard[index - 1]));
        expect(isInOrder).toBe(true);
      }
    }), { numRuns: 20 });
  });
});
