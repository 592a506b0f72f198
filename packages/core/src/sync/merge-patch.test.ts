import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../event/rehearsal.test.support.js';
import { applyPatch, patchFromEach, type Patch, type Tree } from './index.js';
import { canonical, trees } from './trees.test.support.js';

describe('applyPatch', () => {
  // RFC 7396, appendix A, those that start from an object.
  it.each<[object, Patch, object]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [1] }, { a: [2] }, { a: [2] }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j is %j', (target, patch, result) => {
    expect(applyPatch(target as Tree, patch)).toEqual(result);
  });

  it('keeps the identity of what it does not change, even of what it names', () => {
    const target: Tree = { a: { x: 1 }, b: { y: [1, 2] } };
    const next = applyPatch(target, { a: { x: 2 }, b: { y: [1, 2] } }) as Tree;
    expect(next['b']).toBe(target['b']);
    expect(applyPatch(target, { a: { x: 1 }, c: null })).toBe(target);
  });

  it('reaches no prototype', () => {
    const patch = JSON.parse('{"__proto__":{"bad":true},"constructor":{"prototype":{"bad":true}}}') as Patch;
    expect(applyPatch({}, patch)).toEqual({});
    expect(({} as { bad?: boolean }).bad).toBeUndefined();
  });

  it('copies every part that it changes', () => {
    fc.assert(fc.property(trees, trees, (from, to) => {
      const before = canonical(from);
      applyPatch(from, patchFromEach([from], to) ?? {});
      expect(canonical(from)).toBe(before);
    }), { numRuns: RUNS * 10 });
  });
});

describe('patchFromEach', () => {
  it('brings every base to the target', () => {
    fc.assert(fc.property(fc.array(trees, { minLength: 1, maxLength: 5 }), trees, (bases, target) => {
      const patch = patchFromEach(bases, target) ?? {};
      const wired = JSON.parse(JSON.stringify(patch)) as Patch;
      for (const base of bases) expect(canonical(applyPatch(base, wired))).toBe(canonical(target));
    }), { numRuns: RUNS * 20 });
  });

  it('says nothing when there is nothing to say', () => {
    fc.assert(fc.property(trees, (tree) => {
      expect(patchFromEach([tree, JSON.parse(JSON.stringify(tree)) as Tree], tree)).toBeUndefined();
    }), { numRuns: RUNS * 5 });
  });
});
