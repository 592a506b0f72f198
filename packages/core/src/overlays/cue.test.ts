import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { OVERLAYS, RUNS } from '../event/rehearsal.test.support.js';
import {
  CUE_BYTES, decodeCue, encodeCue, isLarge, overlayContent, shownContent, type OverlayContent, type OverlayCue,
} from './index.js';

const bytes = (text: string) => new TextEncoder().encode(text).length;
/** Of one, two, three and four bytes, with what JSON has to escape; often as long as it may be. */
const words = (max: number) => fc.oneof(
  fc.string({ unit: 'binary', maxLength: max }), fc.string({ unit: 'grapheme', maxLength: max }),
  fc.string({ unit: fc.constantFrom('語', '🎉', '"', '\\', '\u0001', 'é', ' '), minLength: max, maxLength: max }),
);
const some = <T>(each: fc.Arbitrary<T>, least: number) => fc.array(each, { minLength: least, maxLength: 5 });
const content = fc.oneof(
  fc.record({
    kind: fc.constant('quiz'), question: words(256), answers: some(words(128), 3), correct: fc.nat(4),
    duration: fc.constant(9),
  }),
  fc.record({
    kind: fc.constant('poll'), question: words(256), options: some(words(40), 2), duration: fc.constant(60),
    changeable: fc.boolean(), hidden: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('notice'), title: words(24), message: words(256), duration: fc.constant(9) }),
  fc.record({
    kind: fc.constant('product'), title: words(32), price: words(10), imageUrl: fc.webUrl(), description: words(256),
  }),
  fc.record({ kind: fc.constant('lower-third'), name: words(48), title: words(64) }),
  fc.constantFrom(...OVERLAYS),
).map((each) => v.safeParse(overlayContent, each))
  .filter(({ success }) => success)
  .map(({ output }) => output as OverlayContent);
const id = fc.stringMatching(/^[a-z0-9]{1,26}$/);
const time = fc.integer({ min: 0, max: 7_258_118_400_000 });

describe('cues in the picture (S2.10)', () => {
  it('every cue fits timed metadata, and comes out as it went in, by reference where it would be large', () => {
    fc.assert(fc.property(id, time, content, (overlay, at, whole) => {
      const shown = shownContent(whole);
      const text = encodeCue({ id: overlay, at, content: shown });
      expect(bytes(text)).toBeLessThanOrEqual(CUE_BYTES);
      expect(decodeCue(text)).toEqual({ id: overlay, at, ...(!isLarge(whole) && { content: shown }) });
      // Types let a whole quiz pass for what is shown of it.
      expect(text).toBe(encodeCue({ id: overlay, at, content: whole }));
      expect(decodeCue(encodeCue({ id: overlay, endedAt: at }))).toEqual({ id: overlay, endedAt: at });
      expect(decodeCue(encodeCue({ id: overlay, at }))).toEqual({ id: overlay, at });
    }), { numRuns: RUNS * 5 });
  });

  it('reads any text without an error, and what is not ours as nothing', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      expect(decodeCue(text)).toBeUndefined();
    }), { numRuns: RUNS * 5 });
  });

  const cue: OverlayCue = { id: 'a1', at: 5, content: shownContent(OVERLAYS[0]!) };
  const ours = JSON.parse(encodeCue(cue)) as { content: object };
  it.each([
    ['the question of another site (S3.5)', { question: 'Q', answers: ['a'], poll_id: 1, current_time: 2 }],
    ['a start and an end in one', { ...ours, endedAt: 9 }],
    ['an id that is a path', { ...ours, id: '../x' }],
    ['a time that is no time', { ...ours, at: 1e300 }],
    ['a link that runs', { ...ours, content: { ...OVERLAYS[9], link: 'javascript:alert(1)' } }],
    ['a quiz with its answer', { ...ours, content: { ...ours.content, correct: 1 } }],
    ['a kind that is not known', { ...ours, content: { kind: 'confetti' } }],
    ['a later format', { ...ours, rostrum: 2 }],
    ['nothing but the mark', { rostrum: 1 }],
  ])('%s is none', (_, value) => {
    expect(decodeCue(JSON.stringify(ours))).toEqual(cue);
    expect(decodeCue(JSON.stringify(value))).toBeUndefined();
  });
});
