import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedPart } from './changed-part.js';
import { RowKeys, RowStarts } from './row-starts.js';

const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 10 });
const heights = fc.dictionary(fc.constantFrom(...'abcdefghij'), fc.integer({ min: 1, max: 9 })).map((of) => new Map(Object.entries(of)));

it('what has changed of a list, and nothing else of it', () => {
  fc.assert(fc.property(keys, keys, (before, now) => {
    const { start, end, was } = changedPart(before, now);
    expect([...before.slice(0, start), ...now.slice(start, end), ...before.slice(was)]).toEqual(now);
    expect([start, end, was].every((at) => at >= 0) && start <= end && start <= was).toBe(true);
  }));
});

it('each row begins where the one before it ends, whichever came, went and grew before', () => {
  fc.assert(fc.property(fc.array(fc.tuple(keys, fc.option(heights))), (states) => {
    const starts = new RowStarts();
    let measured: ReadonlyMap<string, number> = new Map();
    for (const [rows, others] of states) {
      measured = others ?? measured;
      let y = 0;
      const expected = [0, ...rows.map((key) => (y += measured.get(key) ?? 5))];
      expect([...starts.of(rows, measured, 5)]).toEqual(expected);
    }
  }));
});

it('the keys are those of the rows, and the same array while they are the same', () => {
  const row = fc.record({ key: fc.constantFrom(...'abcde'), text: fc.nat(2) });
  const rows = fc.uniqueArray(row, { selector: ({ key }) => key, maxLength: 5 });
  fc.assert(fc.property(fc.array(fc.tuple(rows, fc.boolean())), (states) => {
    const keyed = new RowKeys<{ key: string; text: number }>();
    let last: readonly { key: string; text: number }[] = [];
    let before: readonly string[] = keyed.of([], ({ key }) => key);
    for (const [others, isNews] of states) {
      last = isNews ? last.map((each) => ({ ...each, text: each.text + 1 })) : others;
      const now = keyed.of(last, ({ key }) => key);
      expect(now).toEqual(last.map(({ key }) => key));
      if (now.join() === before.join()) expect(now).toBe(before);
      before = now;
    }
  }));
});
