import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ReorderBuffer } from './reorder.js';

const packet = (sequence: number) => ({ sequence: sequence & 0xffff });

it('packets that come in another order leave in theirs, across the wrap of the numbers too', () => {
  const orders = fc.tuple(fc.nat(0xffff), fc.shuffledSubarray([...Array(20).keys()], { minLength: 20 }));
  fc.assert(fc.property(orders, ([start, order]) => {
    const buffer = new ReorderBuffer<{ sequence: number }>();
    const first = buffer.add(packet(start - 1), 0).packets;
    const rest = order.flatMap((offset) => buffer.add(packet(start + offset), 1).packets);
    const expected = Array.from({ length: 21 }, (_, index) => packet(start - 1 + index));
    expect([...first, ...rest]).toEqual(expected);
  }));
});

it('waits for a missing packet, and then does without it', () => {
  const buffer = new ReorderBuffer<{ sequence: number }>();
  buffer.add(packet(1), 0);
  expect(buffer.add(packet(3), 10)).toEqual({ packets: [], lost: false });
  expect(buffer.add(packet(4), 200)).toEqual({ packets: [], lost: false });
  expect(buffer.add(packet(5), 300)).toEqual({ packets: [packet(3), packet(4), packet(5)], lost: true });
  expect(buffer.add(packet(2), 310)).toEqual({ packets: [], lost: false });
});
