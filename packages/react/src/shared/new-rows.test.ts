import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrived } from './use-new-rows.js';

const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 10 });

it('what arrived is what was not there before, wherever it comes', () => {
  fc.assert(fc.property(keys, keys, (before, now) => {
    expect(arrived(before, now)).toEqual(now.filter((key) => !before.includes(key)));
  }));
});
