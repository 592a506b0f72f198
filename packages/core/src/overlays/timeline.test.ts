import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, OVERLAYS, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';
import {
  allowanceOf, changesAt, encodeCue, decodeCue, isHint, REMEMBERED, seeContent, seeCue, seeHint, seeRows, shownAt,
  shownContent, wanted,
  type OverlayContent, type OverlayView, type ShownAt, type ShownContent, type Sightings, type TimelineInput,
} from './index.js';

const SECOND = 1_000;
const ALLOWANCE = 20 * SECOND;

/** Something that tells a viewer of an overlay. */
type News =
  | { readonly by: 'rows'; readonly rows: { readonly [id: string]: OverlayView } }
  | { readonly by: 'cue'; readonly text: string }
  | { readonly by: 'content'; readonly id: string; readonly content: ShownContent };
interface Told {
  readonly at: number;
  readonly news: News;
}

/** A live event with a channel as its presenters ran it: what was told when, and when each overlay really was on. */
function produce(acts: readonly { readonly content?: OverlayContent; readonly wait: number }[]) {
  const live = new Rehearsal();
  const channel = { url: 'https://example.com/live.m3u8', source: 'encoder', isPrivate: false };
  live.system('playback/open', { ...channel, allowance: ALLOWANCE / SECOND });
  const told: Told[] = [];
  const tell = () => {
    live.engine.settle();
    const rows = live.engine.publicView.snapshot().state['overlays'] as unknown as { [id: string]: OverlayView };
    told.push({ at: live.now, news: { by: 'rows', rows } });
  };
  const active = () => [...live.tables.overlays.values()].find(({ endedAt }) => endedAt === undefined);
  for (const { content, wait } of acts) {
    live.pass(wait);
    const before = active();
    if (content) expect(codeOf(live.ask('hanna', 'overlays/send', { content }))).toBeUndefined();
    else if (before) live.ask('hanna', 'overlays/stop', { overlay: before.id });
    const now = active();
    if (before) told.push({ at: live.now, news: { by: 'cue', text: encodeCue({ id: before.id, endedAt: live.now }) } });
    if (now) {
      const shown = shownContent(now.content);
      told.push({ at: live.now, news: { by: 'cue', text: encodeCue({ id: now.id, at: now.at, content: shown }) } });
      told.push({ at: live.now, news: { by: 'content', id: now.id, content: shown } });
    }
    tell();
  }
  live.pass(200 * SECOND);
  tell();
  const stretches = [...live.tables.overlays.values()].map(
    ({ id, at: begun, until = Infinity, endedAt = Infinity, content }) =>
      ({ id, from: begun, to: Math.min(until, endedAt), content }));
  return { told, stretches, from: told[0]!.at, to: live.now };
}

function learn(sightings: Sightings, news: News): Sightings {
  if (news.by === 'rows') return seeRows(sightings, news.rows);
  return news.by === 'cue'
    ? seeCue(sightings, decodeCue(news.text)!, ALLOWANCE)
    : seeContent(sightings, news.id, news.content, ALLOWANCE);
}

const at = (sightings: Sightings, pictureTime: number, more: Partial<TimelineInput> = {}): TimelineInput =>
  ({ sightings, pictureTime, answers: {}, answeredAt: new Map(), tallies: {}, dismissed: new Set(), ...more });

const wait = fc.oneof(fc.nat(9 * SECOND), fc.nat(9 * SECOND), fc.nat(60 * SECOND), fc.constant(0));
const acts = fc.array(
  fc.record({ content: fc.option(fc.constantFrom(...OVERLAYS), { nil: undefined, freq: 4 }), wait }),
  { minLength: 1, maxLength: 16 },
).map((list) => list.map(({ content, wait: before }) => ({ wait: before, ...(content && { content }) })));
const lateness = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: ALLOWANCE }));
/** For each that is told: when it comes, if it comes, and how often. */
const again = fc.option(fc.nat(90 * SECOND), { nil: undefined });
const deliveries = fc.array(
  fc.record({ lost: fc.boolean(), delay: fc.nat(40 * SECOND), again }), { minLength: 80, maxLength: 80 });

/** What a viewer sees, in the order of the picture: ids, with the moments at which it was looked. */
function watch(told: readonly Told[], late: number, from: number, to: number) {
  const coming = [...told].sort((a, b) => a.at - b.at);
  const seen: { readonly pictureTime: number; readonly now: ShownAt | undefined }[] = [];
  let sightings: Sightings = [];
  for (let time = from; time <= to + late; time += 500) {
    while (coming.length > 0 && coming[0]!.at <= time) sightings = learn(sightings, coming.shift()!.news);
    seen.push({ pictureTime: time - late, now: shownAt(at(sightings, time - late)) });
  }
  return seen;
}

describe('the timeline of a viewer', () => {
  it('shows each overlay in one stretch at most, whatever is late, lost, doubled or out of order (S2.9)', () => {
    fc.assert(fc.property(acts, lateness, deliveries, (list, late, fates) => {
      const { told, from, to } = produce(list);
      const delivered = told.flatMap(({ at: when, news }, index): Told[] => {
        const { lost, delay, again } = fates[index % fates.length]!;
        if (lost) return [];
        return [{ at: when + delay, news }, ...(again === undefined ? [] : [{ at: when + delay + again, news }])];
      });
      const ids = watch(delivered, late, from, to).map(({ now }) => now?.id);
      const runs = ids.filter((id, index) => id !== undefined && id !== ids[index - 1]);
      expect(new Set(runs).size).toBe(runs.length);
    }), { numRuns: RUNS });
  });

  it('shows exactly what was sent, by the picture, to anybody not later than is allowed for (S2.9-S2.12)', () => {
    fc.assert(fc.property(acts, lateness, (list, late) => {
      const { told, stretches, from, to } = produce(list);
      for (const { pictureTime, now } of watch(told, late, from, to)) {
        const real = stretches.find((each) => each.from <= pictureTime && pictureTime < each.to);
        expect(now?.id).toBe(real?.id);
        if (real) expect(now?.content).toEqual(shownContent(real.content));
      }
    }), { numRuns: RUNS });
  });

  it('gives a late joiner exactly the rest, from the rows alone', () => {
    fc.assert(fc.property(acts, lateness, fc.nat(120 * SECOND), (list, late, after) => {
      const { told, stretches, from, to } = produce(list);
      const time = from + after;
      const { news } = told.filter((each) => each.news.by === 'rows' && each.at <= time).at(-1)!;
      const sightings = learn([], news);
      for (let pictureTime = time - late; pictureTime < to; pictureTime += 500) {
        const real = stretches.find((each) => each.from <= pictureTime && pictureTime < each.to);
        // What was sent later than this row was read is not known, nor is a stop.
        if (stretches.some((each) => each.from > time && each.from <= pictureTime)) break;
        // The view keeps few: of many in a few seconds, those who are late and new have missed the first.
        const kept = news.by === 'rows' && real !== undefined && real.id in news.rows;
        if (real) expect(shownAt(at(sightings, pictureTime))?.id).toBe(kept ? real.id : undefined);
      }
    }), { numRuns: RUNS });
  });

  it('changes only when it says that it will', () => {
    fc.assert(fc.property(acts, (list) => {
      const { told, from, to } = produce(list);
      const sightings = told.reduce((all, { news }) => learn(all, news), [] as Sightings);
      for (let pictureTime = from; pictureTime < to;) {
        const next = changesAt(at(sightings, pictureTime)) ?? to;
        const now = shownAt(at(sightings, pictureTime));
        expect(next).toBeGreaterThan(pictureTime);
        for (const part of [0.3, 0.999]) {
          expect(shownAt(at(sightings, pictureTime + (next - pictureTime) * part))).toEqual(now);
        }
        pictureTime = next;
      }
    }), { numRuns: RUNS });
  });
});

const [QUIZ, LARGE_QUIZ, POLL, HIDDEN] = [OVERLAYS[0]!, OVERLAYS[1]!, OVERLAYS[2]!, OVERLAYS[3]!];
const cue = (content: OverlayContent, id = 'a', from = 0) => ({ id, at: from, content: shownContent(content) });
const look = (sightings: Sightings, seconds: number, more: Partial<TimelineInput> = {}) =>
  shownAt(at(sightings, seconds * SECOND, more));
const phases = (sightings: Sightings, seconds: readonly number[], more: Partial<TimelineInput> = {}) =>
  seconds.map((second) => look(sightings, second, more)?.phase);

describe('phases', () => {
  const poll = seeCue([], cue(POLL), ALLOWANCE);
  const quiz = seeCue([], cue(QUIZ), ALLOWANCE);

  it('a poll closes two seconds before its end, then its result stands for ten (S2.12)', () => {
    expect(phases(poll, [0, 7.999, 8, 9.999, 10, 19.999, 20])).toEqual(
      ['open', 'open', 'closing', 'closing', 'results', 'results', undefined]);
    expect(look(poll, 3)).toMatchObject({ phaseEndsAt: 8 * SECOND, phaseLength: 8 * SECOND, mayAnswer: true });
    expect(look(poll, 9)).toMatchObject({ phaseEndsAt: 10 * SECOND, phaseLength: 2 * SECOND, mayAnswer: false });
    expect(look(poll, 12)).toMatchObject({ phaseEndsAt: 20 * SECOND, phaseLength: 10 * SECOND });
  });

  it('the result of a hidden poll comes when the last who are late have voted, and not before', () => {
    const hidden = seeCue([], cue(HIDDEN), ALLOWANCE);
    const tallies = { a: { counts: [1, 0, 0], people: 1 } };
    expect(phases(hidden, [57, 58, 77.9, 78, 87.9, 88])).toEqual(
      ['open', 'closing', 'closing', 'results', 'results', undefined]);
    const shown = [30, 60, 80].map((second) => look(hidden, second, { tallies })?.tally);
    expect(shown).toEqual([undefined, undefined, tallies.a]);
    const stage = seeCue([], cue(HIDDEN), allowanceOf(undefined));
    expect(phases(stage, [59.9, 60, 70])).toEqual(['closing', 'results', undefined]);
  });

  it('a quiz shows what is right for two seconds after the answer or the time (S2.11)', () => {
    expect(phases(quiz, [4.9, 5, 6.9, 7])).toEqual(['open', 'results', 'results', undefined]);
    const mine = { answers: { a: { choice: 0, correct: 1 } }, answeredAt: new Map([['a', 2 * SECOND]]) };
    expect(look(quiz, 2, mine)).toEqual({
      id: 'a', content: shownContent(QUIZ), phase: 'results', phaseEndsAt: 4 * SECOND, phaseLength: 2 * SECOND,
      myChoice: 0, mayAnswer: false, correct: 1, tally: undefined,
    });
    expect(phases(quiz, [3.9, 4], mine)).toEqual(['results', undefined]);
    expect(look(quiz, 2, { ...mine, answeredAt: new Map() })).toBeUndefined();
  });

  it('a vote may be changed where the poll says so, and what was closed is not taken', () => {
    const answers = { a: { choice: 1 } };
    expect(look(poll, 1, { answers })).toMatchObject({ mayAnswer: true, myChoice: 1, phase: 'open' });
    const fixed = seeCue([], cue({ ...POLL, changeable: false } as OverlayContent), 0);
    expect(look(fixed, 1, { answers })?.mayAnswer).toBe(false);
    const row = { kind: 'poll', at: 0, content: shownContent(POLL), duration: 10, until: 20_000 } as const;
    const closed = seeRows([], { a: { ...row, closed: true } });
    expect(look(closed, 1)).toMatchObject({ phase: 'closing', phaseEndsAt: 10 * SECOND, mayAnswer: false });
  });

  it('one that was dismissed does not come back, and nothing before it', () => {
    const both = seeCue(seeCue([], cue(OVERLAYS[4]!, 'a'), 0), cue(QUIZ, 'b', 1_000), 0);
    const dismissed = new Set(['b']);
    const ids = [0, 1, 4, 9].map((second) => look(both, second, { dismissed })?.id);
    expect(ids).toEqual(['a', undefined, undefined, undefined]);
  });
});

describe('what is known of overlays', () => {
  it('content by reference has its place and its life before it is there, and is asked for in time', () => {
    const row = { kind: 'quiz', large: true, at: 5_000, duration: 30, until: 37_000 } as const;
    const sightings = seeRows([], { a: row });
    expect(wanted(at(sightings, 0))).toEqual(['a']);
    const bare = { content: undefined, phase: 'open', phaseEndsAt: 35_000, mayAnswer: false };
    expect(look(sightings, 6)).toMatchObject(bare);
    const whole = seeContent(sightings, 'a', shownContent(LARGE_QUIZ), ALLOWANCE);
    expect(look(whole, 6)).toMatchObject({ content: shownContent(LARGE_QUIZ), mayAnswer: true });
    expect([wanted(at(whole, 0)), wanted(at(sightings, 37_000))]).toEqual([[], []]);
  });

  it('the end of one whose start was lost is the end of what was before it, too', () => {
    const sightings = seeCue(seeCue([], cue(OVERLAYS[4]!, 'a'), 0), { id: 'b', endedAt: 5_000 }, 0);
    expect([4, 5].map((second) => look(sightings, second)?.id)).toEqual(['a', undefined]);
  });

  it('is the same object when nothing is new', () => {
    const sightings = seeCue([], cue(QUIZ), ALLOWANCE);
    expect(seeCue(sightings, cue(QUIZ), ALLOWANCE)).toBe(sightings);
    const rows = { a: { kind: 'quiz', at: 0, content: shownContent(QUIZ), duration: 5, until: 7_000 } } as const;
    expect(seeRows(seeRows(sightings, rows), rows)).toBe(seeRows(sightings, rows));
    expect(seeContent(sightings, 'zz', shownContent(QUIZ), 0)).toBe(sightings);
  });

  it('a hint is believed for its time only, only of something new, and not against the server', () => {
    const known = seeCue([], cue(POLL, 'b', 1_000), ALLOWANCE);
    const hints = [{ id: 'a', at: 9 }, { id: 'c', endedAt: 9 }, { id: '10', at: 9 }];
    expect(hints.map((hint) => isHint(known, hint))).toEqual([false, false, true]);
    expect(seeHint(known, { id: 'a', at: 9_000 }, shownContent(QUIZ), ALLOWANCE)).toBe(known);
    const hinted = seeHint(known, { id: 'c', at: 3_000 }, shownContent(QUIZ), ALLOWANCE);
    expect(look(hinted, 3)?.id).toBe('c');
    const corrected = seeCue(hinted, { id: 'c', at: 4_000 }, ALLOWANCE);
    expect([look(corrected, 3)?.id, look(corrected, 4)?.id]).toEqual(['b', 'c']);
    expect(seeHint(corrected, { id: 'c', at: 1 }, shownContent(QUIZ), ALLOWANCE)).toBe(corrected);
  });

  it('does not grow for ever, and what was forgotten is not new again', () => {
    const ids = Array.from({ length: REMEMBERED + 3 }, (_, index) => (100 + index).toString(36));
    const all = ids.reduce((known, id, index) => seeCue(known, { id, at: index }, 0), [] as Sightings);
    expect(all).toHaveLength(REMEMBERED);
    expect(seeCue(all, { id: ids[0]!, at: 0 }, 0)).toBe(all);
  });
});
