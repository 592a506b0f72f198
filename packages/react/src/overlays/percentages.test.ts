import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentages, winnersOf } from './percentages.js';

const votes = fc.array(fc.nat(20_000), { minLength: 2, maxLength: 5 });

describe('percentages', () => {
  it('add up to 100, and each is less than one from the exact share', () => {
    fc.assert(fc.property(votes.filter((counts) => counts.some(Boolean)), (counts) => {
      const shares = percentages(counts);
      const total = counts.reduce((sum, count) => sum + count, 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
      counts.forEach((count, at) => expect(Math.abs(shares[at]! - (count / total) * 100)).toBeLessThan(1));
    }));
  });

  it('are all 0 when nobody has voted (S2.12)', () => expect(percentages([0, 0, 0])).toEqual([0, 0, 0]));
});

describe('winnersOf', () => {
  it('has the one with the most, all of a tie, and nobody without votes (S2.12)', () => {
    expect(winnersOf([1, 5, 2])).toEqual([1]);
    expect(winnersOf([3, 1, 3])).toEqual([0, 2]);
    expect(winnersOf([0, 0])).toEqual([]);
  });
});
