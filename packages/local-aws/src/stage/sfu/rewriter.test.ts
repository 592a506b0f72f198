import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RtpRewriter } from './rewriter.js';
import { addSequence, addTimestamp, sequenceDistance } from './sequence.js';

const FRAME_MS = 33;
const TICKS = 90;

/** A stretch of one layer: where its own numbers begin, and which of its packets arrive. */
const stretch = fc.record({
  sequence: fc.integer({ min: 0, max: 0xffff }),
  timestamp: fc.integer({ min: 0, max: 0xffff_ffff }),
  lost: fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
});

describe('a rewritten stream', () => {
  it('has no gap at a switch, and elsewhere only the gaps of the incoming stream', () => {
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 8 }), (stretches) => {
        const rewriter = new RtpRewriter(90_000);
        let at = 0;
        let last: { sequence: number; timestamp: number } | undefined;
        for (const { sequence, timestamp, lost } of stretches) {
          let skipped = 0;
          // The first packet of a stretch is a keyframe that has come.
          for (const [index, isLost] of [false, ...lost].entries()) {
            at += FRAME_MS;
            const incoming = {
              sequence: addSequence(sequence, index),
              timestamp: addTimestamp(timestamp, index * FRAME_MS * TICKS),
            };
            if (index === 0) rewriter.begin(incoming, at);
            if (isLost) {
              skipped += 1;
              continue;
            }
            const out = rewriter.rewrite(incoming, at);
            if (!out) throw new Error('nothing may be dropped here');
            if (last) {
              expect(sequenceDistance(last.sequence, out.sequence)).toBe(1 + skipped);
              expect(addTimestamp(out.timestamp, -last.timestamp)).toBe((1 + skipped) * FRAME_MS * TICKS);
            }
            skipped = 0;
            last = out;
          }
          at += skipped * -FRAME_MS; // what was lost at the end never took place
        }
      }),
    );
  });

  it('never gives one number to two packets, in whatever order they come', () => {
    const order = fc.shuffledSubarray([...Array(40).keys()], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff }),
        fc.array(order, { minLength: 1, maxLength: 5 }),
        (base, stretches) => {
          const rewriter = new RtpRewriter(90_000);
          const given = new Set<number>();
          let at = 0;
          for (const [index, packets] of stretches.entries()) {
            const start = addSequence(base, index * 7919);
            const first = packets[0] ?? 0;
            rewriter.begin({ sequence: addSequence(start, first), timestamp: 0 }, (at += 1));
            for (const offset of packets) {
              const out = rewriter.rewrite({ sequence: addSequence(start, offset), timestamp: 0 }, (at += 1));
              if (offset < first) expect(out).toBeUndefined();
              else expect(given.has(out?.sequence ?? -1)).toBe(false);
              if (out) given.add(out.sequence);
            }
          }
        },
      ),
    );
  });

  it('lets a late packet fill its own hole', () => {
    const rewriter = new RtpRewriter(90_000);
    const rewrite = (sequence: number) => rewriter.rewrite({ sequence, timestamp: 0 }, 0)?.sequence;
    expect([65_534, 65_535, 1, 0, 2].map(rewrite)).toEqual([65_534, 65_535, 1, 0, 2]);
  });

  it('runs longer than the number space', () => {
    const rewriter = new RtpRewriter(90_000);
    const isKept = (count: number) =>
      rewriter.rewrite({ sequence: count & 0xffff, timestamp: count }, count)?.sequence === (count & 0xffff);
    expect(Array.from({ length: 200_000 }, (_, count) => count).every(isKept)).toBe(true);
  });
});
