import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { paginate } from './paginate.js';

const key = (item: string): string => item;

test('pages together are the whole list in order, and what stays is met once whatever comes and goes', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 });
  const changes = fc.array(fc.record({ add: fc.option(fc.string({ minLength: 1 })), remove: fc.option(fc.nat(60)) }));
  fc.assert(fc.property(names, fc.integer({ min: 1, max: 10 }), changes, (start, maxResults, edits) => {
    let items = [...start];
    const seen: string[] = [];
    const removed = new Set<string>();
    let nextToken: string | undefined;
    do {
      const page = paginate('List', items, key, { maxResults, nextToken });
      expect(page.items.length).toBeLessThanOrEqual(maxResults);
      seen.push(...page.items);
      nextToken = page.nextToken;
      const { add, remove } = edits.shift() ?? {};
      if (add && !items.includes(add) && !removed.has(add)) items.push(add);
      const gone = remove == null ? undefined : items[remove];
      if (gone !== undefined) {
        removed.add(gone);
        items = items.filter((item) => item !== gone);
      }
    } while (nextToken);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => (a < b ? -1 : 1)));
    for (const item of start) if (!removed.has(item)) expect(seen).toContain(item);
  }));
});

test('a token opens the list that gave it, and no other text is one', () => {
  const { nextToken } = paginate('A', ['a', 'b'], key, { maxResults: 1 });
  expect(() => paginate('B', ['a', 'b'], key, { maxResults: 1, nextToken })).toThrow('Invalid nextToken');
  fc.assert(fc.property(fc.string({ minLength: 1 }), (text) => {
    expect(() => paginate('A', ['a'], key, { maxResults: 1, nextToken: text })).toThrow('Invalid nextToken');
  }));
});
