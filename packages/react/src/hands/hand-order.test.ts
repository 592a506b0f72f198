import { applyPatch, patchFromEach } from '@rostrum/core/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HandOrder } from './hand-order.js';

const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const hands = fc.dictionary(person, fc.record({ name: fc.constant('N'), at: fc.nat(5) }));
type Hands = typeof hands extends fc.Arbitrary<infer Value> ? Value : never;

it('has each hand once, the first raised first, whether it came by a patch or in a snapshot (S4.10)', () => {
  fc.assert(fc.property(fc.array(fc.tuple(hands, fc.boolean()), { maxLength: 6 }), (states) => {
    const order = new HandOrder();
    let now: Hands = {};
    for (const [next, isPatch] of states) {
      now = isPatch ? patched(now, next) : next;
      const queue = order.of(now);
      expect(queue.map(({ person }) => person).sort()).toEqual(Object.keys(next).sort());
      for (const [at, { person, at: time }] of queue.entries()) {
        if (at > 0) expect(queue[at - 1]!.at).toBeLessThanOrEqual(time);
        expect(queue[at]).toMatchObject(next[person]!);
      }
    }
  }));
});

it('is first in, first out within one millisecond too (S4.10)', () => {
  const raised = (id: string) => ({ name: 'N', at: 1, id });
  const order = new HandOrder().of({ ben: raised('z'), cleo: raised('11'), amy: raised('10') });
  expect(order.map(({ person }) => person)).toEqual(['ben', 'amy', 'cleo']);
});

it('has the same object for a hand that no patch has changed, so that its row is not drawn again', () => {
  fc.assert(fc.property(hands, fc.array(hands, { maxLength: 6 }), (first, targets) => {
    const order = new HandOrder();
    let shown = order.of(first);
    let before = first;
    for (const target of targets) {
      const now = patched(before, target);
      const queue = order.of(now);
      for (const hand of queue) if (now[hand.person] === before[hand.person]) expect(shown).toContain(hand);
      shown = queue;
      before = now;
    }
  }));
});

const patched = (from: Hands, to: Hands) => applyPatch(from, patchFromEach([from], to) ?? {}) as Hands;
