import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Loss, type Packets } from './loss.js';

/** One after the other: how many arrive and how many are lost in each interval. */
function judge(...intervals: readonly (readonly [arrived: number, lost: number])[]) {
  const loss = new Loss();
  let all: Packets = { arrived: 0, lost: 0 };
  return [loss.read(all), ...intervals.map(([arrived, lost]) => {
    all = { arrived: all.arrived + arrived, lost: all.lost + lost };
    return loss.read(all);
  })];
}

describe('the network by the packets that are lost (S4.6)', () => {
  it('is judged from the second reading on', () => {
    expect(judge([100, 0], [100, 0])).toEqual([undefined, 'excellent', 'excellent']);
  });

  it('falls when packets are lost, and recovers when they are some seconds ago', () => {
    expect(judge([100, 0], [98, 2], [70, 30], [100, 0], [100, 0], [100, 0], [100, 0])).toEqual(
      [undefined, 'excellent', 'good', 'poor', 'poor', 'poor', 'poor', 'excellent'],
    );
  });

  it('is lost while nothing arrives, and not after', () => {
    expect(judge([100, 0], [0, 0], [0, 0], [100, 0])).toEqual([undefined, 'excellent', 'lost', 'lost', 'excellent']);
  });

  it('begins anew with another stream, and with none', () => {
    const loss = new Loss();
    loss.read({ arrived: 500, lost: 90 });
    expect(loss.read({ arrived: 20, lost: 0 })).toBeUndefined();
    expect(loss.read({ arrived: 120, lost: 0 })).toBe('excellent');
    expect(loss.read(undefined)).toBeUndefined();
    expect(loss.read({ arrived: 130, lost: 0 })).toBeUndefined();
  });

  it('is never better for more loss', () => {
    const order = ['excellent', 'good', 'poor'];
    const interval = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 100 }));
    fc.assert(fc.property(fc.array(interval, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 50 }), (all, more) => {
      const worse = [...all.slice(0, -1), [all.at(-1)![0], all.at(-1)![1] + more] as const];
      expect(order.indexOf(judge(...worse).at(-1)!)).toBeGreaterThanOrEqual(order.indexOf(judge(...all).at(-1)!));
    }));
  });
});
