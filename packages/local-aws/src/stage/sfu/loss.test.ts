import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LossDetector } from './loss.js';
import { addSequence } from './sequence.js';

describe('LossDetector', () => {
  it('asks for exactly what has not come, across the wrap', () => {
    const packets = fc.array(fc.boolean(), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), packets, (base, came) => {
        const detector = new LossDetector();
        const newest = came.lastIndexOf(true);
        detector.arrived(base, 0);
        came.forEach((hasCome, index) => hasCome && detector.arrived(addSequence(base, index + 1), 0));
        const missing = came
          .slice(0, newest + 1)
          .flatMap((hasCome, index) => (hasCome ? [] : [addSequence(base, index + 1)]));
        expect(detector.due(0).again).toEqual(missing);
      }),
    );
  });

  it('tells a repeat that was needed from one that was not', () => {
    const detector = new LossDetector();
    detector.arrived(10, 0);
    expect(detector.arrived(12, 0)).toBe('new');
    expect(detector.arrived(11, 5)).toBe('late');
    expect(detector.arrived(11, 6)).toBe('duplicate');
    expect(detector.missing).toBe(0);
  });

  it('waits between requests and gives up in the end', () => {
    const detector = new LossDetector();
    detector.arrived(1, 0);
    detector.arrived(3, 0);
    expect(detector.due(0).again).toEqual([2]);
    expect(detector.due(10).again).toEqual([]);
    let abandoned = 0;
    for (let at = 100; at < 2000; at += 100) abandoned += detector.due(at).abandoned;
    expect([abandoned, detector.missing]).toEqual([1, 0]);
  });

  it('calls a long silence an outage', () => {
    const detector = new LossDetector();
    detector.arrived(0, 0);
    expect(detector.arrived(1000, 0)).toBe('outage');
    expect(detector.missing).toBe(0);
  });
});
