import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../event/rehearsal.test.support.js';
import { applyPatch, changedKeys, patchFromEach, type Tree } from './index.js';
import { trees } from './trees.test.support.js';

describe('changedKeys', () => {
  it('has every key that patches have changed, one or several of them', () => {
    fc.assert(fc.property(trees, fc.array(trees, { maxLength: 4 }), (first, targets) => {
      const patched = (tree: Tree, target: Tree) => applyPatch(tree, patchFromEach([tree], target) ?? {}) as Tree;
      const now = targets.reduce(patched, first);
      const changed = changedKeys(first, now);
      expect(changed).toBeDefined();
      for (const key of Object.keys({ ...first, ...now })) {
        if (!changed!.has(key)) expect(now[key]).toBe(first[key]);
      }
    }), { numRuns: RUNS * 10 });
  });

  it('has no more, not even what a patch names and leaves as it is', () => {
    const before: Tree = { a: { x: 1 }, b: { x: 1 }, c: { x: 1 } };
    expect(changedKeys(before, applyPatch(before, { a: { x: 1 }, b: null, d: { x: 1 } }) as Tree)).toEqual(new Set(['b', 'd']));
    expect(changedKeys(before, before)).toEqual(new Set());
  });

  it('does not know of what no patch has made', () => {
    expect(changedKeys({ a: 1 }, { a: 1 })).toBeUndefined();
  });
});
