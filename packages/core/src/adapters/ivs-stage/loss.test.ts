import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Loss, type Packets } from './loss.js';

/** One after the other: how many arrive and how many are lost in each interval. */
function judge(...intervals: readonly (readonly [arrived: number, lost: number])[]) {
  const loss = new Loss();
  let all: Packets = { arrived: 0, lost: 0, heard: 0 };
  return [loss.read(all), ...intervals.map(([arrived, lost]) => {
    all = { arrived: all.arrived + arrived, lost: all.lost + lost, heard: all.heard! + arrived };
    return loss.read(all);
  })];
}

describe('the network by the packets that are lost (S4.6)', () => {
  it('is judged from the second reading on', () => {
    expect(judge([100, 0], [100, 0])).toEqual([undefined, 'excellent', 'excellent']);
  });

  it('falls when packets are lost, and recovers when they are some seconds ago', () => {
    const calm = Array.from({ length: 8 }, () => [100, 0] as const);
    expect(judge([100, 0], [98, 2], [70, 30], ...calm)).toEqual(
      [undefined, 'excellent', 'good', 'poor', 'poor', 'poor', 'poor', 'poor', 'poor', 'poor', 'poor', 'excellent'],
    );
  });

  it('is lost when nothing arrives for two seconds, and not after', () => {
    expect(judge([100, 0], [0, 0], [0, 0], [0, 0], [100, 0])).toEqual(
      [undefined, 'excellent', 'excellent', 'lost', 'lost', 'excellent'],
    );
  });

  it('is not lost where a still screen sends a picture a second', () => {
    expect(judge([1, 0], [0, 0], [1, 0], [0, 0], [1, 0])).not.toContain('lost');
  });

  it('is lost while the stage says nothing to what is sent, which counts as arrived until it does', () => {
    const loss = new Loss();
    const sent = (arrived: number, heard: number | undefined) => loss.read({ arrived, lost: 0, heard });
    expect([sent(0, 0), sent(100, 9), sent(200, 9), sent(300, 9), sent(400, 10)]).toEqual(
      [undefined, 'excellent', 'excellent', 'lost', 'excellent'],
    );
    expect([sent(500, undefined), sent(600, undefined), sent(700, undefined)]).not.toContain('lost');
  });

  it('is lost until a picture can be seen again, not only until sound is back, but not for ever', () => {
    const loss = new Loss();
    const read = (heard: number, shown: number | undefined) => loss.read({ arrived: heard, lost: 0, heard, shown });
    expect([read(0, 0), read(100, 10), read(100, 10), read(100, 10)].at(-1)).toBe('lost');
    expect([read(150, 10), read(200, 10), read(250, 11), read(300, 11)]).toEqual(['lost', 'lost', 'excellent', 'excellent']);
    expect([read(300, 11), read(300, 11)].at(-1)).toBe('lost');
    expect([350, 400, 450, 500, 550].map((heard) => read(heard, 11))).toEqual(['lost', 'lost', 'lost', 'lost', 'excellent']);
    expect([read(550, undefined), read(550, undefined), read(600, undefined)]).toEqual(['excellent', 'lost', 'excellent']);
  });

  it('begins anew with another stream, and with none', () => {
    const loss = new Loss();
    const read = (arrived: number, lost: number) => loss.read({ arrived, lost, heard: arrived });
    read(500, 90);
    expect(read(20, 0)).toBeUndefined();
    expect(read(120, 0)).toBe('excellent');
    expect(loss.read(undefined)).toBeUndefined();
    expect(read(130, 0)).toBeUndefined();
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
