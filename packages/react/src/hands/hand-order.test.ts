import { applyPatch, patchFromEach, type Tree } from '@rostrum/core/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HandOrder } from './hand-order.js';

const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const hands = fc.dictionary(person, fc.record({ name: fc.constant('N'), at: fc.nat(5) }));

it('has each hand once, the first raised first, and the same object while nothing changes (S4.10)', () => {
  fc.assert(fc.property(fc.array(hands, { maxLength: 6 }), fc.infiniteStream(fc.boolean()), (states, keep) => {
    const order = new HandOrder();
    let last: typeof states[number] = {};
    let shown: ReturnType<HandOrder['of']> = [];
    for (const state of states) {
      const kept = Object.fromEntries(Object.entries(state).map(([key, view]) =>
        [key, last[key] && keep.next().value ? last[key] : view]));
      const now = order.of(kept);
      expect(now.map(({ person }) => person).sort()).toEqual(Object.keys(kept).sort());
      for (const [at, { person, at: time }] of now.entries()) {
        if (at > 0) expect(now[at - 1]!.at).toBeLessThanOrEqual(time);
        expect(now[at]).toMatchObject(kept[person]!);
      }
      for (const hand of now) if (kept[hand.person] === last[hand.person]) expect(shown).toContain(hand);
      last = kept;
      shown = now;
    }
  }));
});

it('is the same whether it came by patches or all at once', () => {
  fc.assert(fc.property(fc.array(hands, { maxLength: 6 }), (states) => {
    const order = new HandOrder();
    let now: Tree = {};
    for (const state of states) {
      now = applyPatch(now, patchFromEach([now], state) ?? {}) as Tree;
      expect(order.of(now as typeof state)).toEqual(new HandOrder().of(state));
    }
  }));
});
