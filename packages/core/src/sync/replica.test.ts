import { describe, expect, it } from 'vitest';
import { compareEpochs, Replica, type Frame, type Patch } from './index.js';

const frame = (from: number, to: number, patch?: Patch, epoch = 'e'): Frame =>
  ({ epoch, view: 'public', from, to, ...(patch !== undefined && { patch }) });
const at = (seq: number, epoch = 'e') => {
  const replica = new Replica('public');
  replica.snapshot({ epoch, view: 'public', seq, state: { n: seq } });
  return replica;
};

describe('Replica', () => {
  it('takes a frame whose window it stands in, once', () => {
    const replica = at(5);
    expect(replica.frame(frame(3, 8, { n: 8 }))).toBe(true);
    expect([replica.seq, replica.state]).toEqual([8, { n: 8 }]);
    expect(replica.frame(frame(3, 8, { n: 9 }))).toBe(false);
    expect(replica.state).toEqual({ n: 8 });
  });

  it('is behind from a frame that it cannot use until a snapshot reaches it', () => {
    const replica = at(5);
    replica.frame(frame(7, 9, { n: 9 }));
    expect(replica.behind).toBe(true);
    replica.snapshot({ epoch: 'e', view: 'public', seq: 6, state: { n: 6 } });
    expect(replica.behind).toBe(true);
    replica.snapshot({ epoch: 'e', view: 'public', seq: 7, state: { n: 7 } });
    expect([replica.behind, replica.seq, replica.state]).toEqual([false, 9, { n: 9 }]);
  });

  it('uses a frame that came too early when the one before it comes', () => {
    const replica = at(5);
    replica.frame(frame(7, 9, { n: 9 }));
    replica.frame(frame(4, 7, { n: 7 }));
    expect([replica.behind, replica.seq, replica.state]).toEqual([false, 9, { n: 9 }]);
  });

  it('starts afresh with a newer epoch and never goes back to an older one', () => {
    const replica = at(5, 'e');
    expect(replica.frame(frame(0, 9, { n: 9 }, 'd'))).toBe(false);
    expect(replica.behind).toBe(false);
    replica.frame(frame(0, 2, { n: 2 }, 'f'));
    expect([replica.behind, replica.state]).toEqual([true, { n: 5 }]);
    replica.snapshot({ epoch: 'f', view: 'public', seq: 1, state: { n: 1 } });
    expect([replica.behind, replica.seq, replica.state]).toEqual([false, 2, { n: 2 }]);
    expect(replica.snapshot({ epoch: 'e', view: 'public', seq: 99, state: {} })).toBe(false);
  });

  it('is behind when a frame only says how far the event has come', () => {
    const replica = at(5);
    expect(replica.frame(frame(7, 7))).toBe(false);
    expect(replica.behind).toBe(true);
    expect(at(7).frame(frame(7, 7))).toBe(false);
  });

  it('orders epochs as numbers', () => {
    expect(compareEpochs('z', '10')).toBeLessThan(0);
    expect(compareEpochs('', '0')).toBeLessThan(0);
    expect(compareEpochs('a1', 'a1')).toBe(0);
  });
});
