import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAST, codeOf, histories, HISTORY, OVERLAYS, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';
import { AGENDA } from './rows.js';
import { CUES, DRAFTS, PAST, PLACES, SHOWN, type OverlayContent } from './index.js';

const SECOND = 1_000;
const CHANNEL = { url: 'https://example.com/live.m3u8', source: 'encoder', isPrivate: false, allowance: 20 };
const QUIZ: OverlayContent = { kind: 'quiz', question: 'Which?', answers: ['a', 'b', 'c'], correct: 1, duration: 10 };
const POLL: OverlayContent = {
  kind: 'poll', question: 'Tea?', options: ['Yes', 'No'], duration: 20, changeable: false, hidden: false,
};
const NOTICE: OverlayContent = { kind: 'notice', title: 'Break', message: 'Ten minutes.', duration: 10 };
const PRODUCT = OVERLAYS.find(({ kind }) => kind === 'product')!;

const ok = (result: Parameters<typeof codeOf>[0]) => expect(codeOf(result)).toBeUndefined();
const rows = (live: Rehearsal) => [...live.tables.overlays.values()];
function sent(live: Rehearsal, content: OverlayContent): string {
  ok(live.ask('hanna', 'overlays/send', { content }));
  return rows(live).at(-1)!.id;
}
function shown(live: Rehearsal) {
  live.engine.settle();
  return live.engine.publicView.snapshot().state as Record<string, Record<string, unknown>>;
}
const answer = (live: Rehearsal, person: string, overlay: string, choice: number) =>
  live.ask(person, 'overlays/answer', { overlay, choice });

describe('overlays', () => {
  it('every history: one active, tallies are the answers, few are kept, scores are right answers (S2.9, S2.12)', () => {
    fc.assert(fc.property(histories(['overlays', 'playback/open'], 120), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) {
        live.take(step);
        // Without an allowance the stop of a question is due to close it at once.
        live.pass(0);
        const { overlays, tallies, answers, scores, leaders } = live.tables;
        const all = [...overlays.values()];
        expect(all.filter(({ endedAt }) => endedAt === undefined).length).toBeLessThanOrEqual(1);
        expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((a, b) => a - b));
        for (const row of all) {
          const given = [...answers.values()].filter(({ overlay }) => overlay === row.id);
          const tally = tallies.get(row.id);
          expect(tally === undefined).toBe(row.closesAt === undefined);
          if (row.past) expect(given).toEqual([]);
          else if (tally) {
            const counted = tally.counts.map((_, choice) => given.filter((each) => each.choice === choice).length);
            expect(tally.counts).toEqual(counted);
            expect(tally.people).toBe(given.length);
            expect(tally.correct !== undefined).toBe(row.closed && row.content.kind === 'quiz');
          }
          if (row.endedAt === undefined && row.until !== undefined) expect(live.now).toBeLessThan(row.until);
          if (!row.closed && row.closesAt !== undefined) expect(live.now).toBeLessThan(row.closesAt);
          if (row.past) expect(row.endedAt !== undefined && (row.closed || row.closesAt === undefined)).toBe(true);
        }
        expect(all.filter(({ past }) => past).length).toBeLessThanOrEqual(PAST);
        expect(all.filter(({ past, endedAt, closed, closesAt }) =>
          !past && endedAt !== undefined && (closed || closesAt === undefined)).length).toBeLessThanOrEqual(SHOWN);
        const best = [...scores.values()].map(({ points }) => points).filter(Boolean).sort((a, b) => b - a);
        expect((leaders.get('leaders')?.top ?? []).map(({ points }) => points)).toEqual(best.slice(0, PLACES));
      }
    }), { numRuns: RUNS });
  });

  it('every history: the audience is told no right answer and no hidden vote before it is final (S2.11, S2.12)', () => {
    fc.assert(fc.property(histories(['overlays', 'playback/open'], 120), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) {
        live.take(step);
        const open = shown(live);
        expect(JSON.stringify(open['overlays'])).not.toContain('correct');
        for (const id of Object.keys(open['tallies']!)) {
          const { closed, past, content } = live.tables.overlays.get(id)!;
          expect(past).toBe(false);
          expect(closed || (content.kind === 'poll' && !content.hidden)).toBe(true);
        }
        for (const person of Object.keys(CAST)) {
          const self = live.engine.self(person) as { answers?: Record<string, { correct?: number }> };
          for (const id of Object.keys(self.answers ?? {})) {
            expect(live.tables.answers.get(`${id} ${person}`)).toBeDefined();
          }
        }
      }
    }), { numRuns: RUNS });
  });

  it('one is active at a time; it ends by expiry, by stop or by replacement (S2.9)', () => {
    const live = new Rehearsal();
    const first = sent(live, NOTICE);
    const second = sent(live, PRODUCT);
    expect(live.tables.overlays.get(first)).toMatchObject({ endedAt: HISTORY, ended: 'replaced' });
    live.pass(3_600 * SECOND / 2);
    ok(live.ask('carl', 'overlays/stop', { overlay: second }));
    expect(codeOf(live.ask('carl', 'overlays/stop', { overlay: second }))).toBe('overlays/not-active');
    const third = sent(live, NOTICE);
    live.pass(10 * SECOND - 1);
    expect(live.tables.overlays.get(third)?.endedAt).toBeUndefined();
    live.pass(1);
    expect(rows(live).map(({ ended }) => ended)).toEqual(['replaced', 'stopped', 'expired']);
    expect(codeOf(live.ask('hanna', 'overlays/stop', { overlay: 'none' }))).toBe('overlays/no-such-overlay');
  });

  it.each([
    ['a quiz', QUIZ, 12, 12], ['a poll', POLL, 30, 20], ['a notice', NOTICE, 10, undefined],
    ['a celebration', { kind: 'celebration' } as const, 10, undefined], ['a product', PRODUCT, undefined, undefined],
  ])('%s has its life and its time to answer (S2.11, S2.12)', (_, content, life, answering) => {
    const live = new Rehearsal();
    const { at, until, closesAt } = live.tables.overlays.get(sent(live, content))!;
    expect([until && (until - at) / SECOND, closesAt && (closesAt - at) / SECOND]).toEqual([life, answering]);
  });

  it('viewers of a channel may be late by its allowance, also when it was stopped', () => {
    const live = new Rehearsal();
    live.system('playback/open', CHANNEL);
    const quiz = sent(live, QUIZ);
    const times = { until: HISTORY + 12 * SECOND, closesAt: HISTORY + 30 * SECOND };
    expect(live.tables.overlays.get(quiz)).toMatchObject(times);
    live.pass(4 * SECOND);
    ok(live.ask('hanna', 'overlays/stop', { overlay: quiz }));
    live.pass(20 * SECOND - 1);
    ok(answer(live, 'amy', quiz, 1));
    live.pass(1);
    expect(codeOf(answer(live, 'ben', quiz, 1))).toBe('overlays/closed');
    expect(live.tables.scores.get('amy')).toEqual({ person: 'amy', name: 'AMY', points: 1, answered: 1, ranked: true });
  });

  it('a quiz tells who has answered, and everybody when it has closed (S2.11)', () => {
    const live = new Rehearsal();
    const quiz = sent(live, QUIZ);
    expect(JSON.stringify(shown(live)['overlays'])).not.toContain('correct');
    ok(answer(live, 'amy', quiz, 1));
    ok(answer(live, 'ben', quiz, 2));
    expect(codeOf(answer(live, 'ben', quiz, 1))).toBe('overlays/already-answered');
    expect(codeOf(answer(live, 'cleo', quiz, 3))).toBe('overlays/no-such-choice');
    expect(codeOf(answer(live, 'mona', quiz, 1))).toBe('engine/denied');
    expect(live.engine.self('ben')).toMatchObject({ answers: { [quiz]: { choice: 2, correct: 1 } } });
    expect(live.engine.self('cleo')).not.toHaveProperty('answers');
    expect(shown(live)['tallies']).toEqual({});
    live.pass(12 * SECOND);
    expect(shown(live)).toMatchObject({
      overlays: { [quiz]: { closed: true, ended: 'expired' } },
      tallies: { [quiz]: { counts: [0, 1, 1], people: 2, correct: 1 } },
      leaders: { leaders: { top: [{ person: 'amy', name: 'AMY', points: 1, rank: 1 }] } },
    });
    expect(live.engine.staffView.snapshot().state['scores']).toEqual({ amy: { name: 'AMY', points: 1, answered: 1 } });
    expect(live.engine.self('ben')).toMatchObject({ scores: { ben: { points: 0, answered: 1 } } });
  });

  it('a vote is one a person, changed where that is allowed, shown where it is not hidden (S2.12)', () => {
    const live = new Rehearsal();
    const poll = sent(live, POLL);
    ok(answer(live, 'amy', poll, 0));
    expect(codeOf(answer(live, 'amy', poll, 1))).toBe('overlays/already-answered');
    expect(shown(live)['tallies']).toEqual({ [poll]: { counts: [1, 0], people: 1 } });
    const open = sent(live, { ...POLL, changeable: true, hidden: true });
    ok(answer(live, 'amy', open, 0));
    expect(codeOf(answer(live, 'amy', open, 0))).toBe('overlays/already-answered');
    ok(answer(live, 'amy', open, 1));
    expect(shown(live)['tallies']).not.toHaveProperty(open);
    expect(live.engine.staffView.snapshot().state['tallies']).toMatchObject({ [open]: { counts: [0, 1], people: 1 } });
    live.pass(20 * SECOND);
    expect(shown(live)['tallies']).toMatchObject({ [open]: { counts: [0, 1], people: 1 } });
    expect(codeOf(answer(live, 'ben', sent(live, NOTICE), 0))).toBe('overlays/not-a-question');
  });

  it('those with as many points share a rank; whoever is banned is on no leaderboard', () => {
    const live = new Rehearsal();
    const round = (right: readonly string[], wrong: readonly string[] = []) => {
      const quiz = sent(live, QUIZ);
      for (const person of right) ok(answer(live, person, quiz, 1));
      for (const person of wrong) ok(answer(live, person, quiz, 0));
      return quiz;
    };
    round(['amy', 'ben', 'sven'], ['cleo']);
    live.pass(12 * SECOND);
    round(['sven', 'ben', 'cleo']);
    live.pass(12 * SECOND);
    const top = () =>
      live.tables.leaders.get('leaders')?.top.map(({ person, points, rank }) => `${rank} ${person} ${points}`);
    expect(top()).toEqual(['1 ben 2', '1 sven 2', '3 amy 1', '3 cleo 1']);
    const open = round(['ben', 'gus']);
    ok(live.ask('mona', 'moderation/ban', { person: 'ben' }));
    expect(top()).toEqual(['1 sven 2', '2 amy 1', '2 cleo 1']);
    expect(live.tables.tallies.get(open)).toMatchObject({ counts: [0, 1, 0], people: 1 });
  });

  it('the audience has the active one and three before it; answers go with those that are past', () => {
    const live = new Rehearsal();
    const quiz = sent(live, QUIZ);
    ok(answer(live, 'amy', quiz, 1));
    for (let at = 0; at < 3; at++) sent(live, PRODUCT);
    sent(live, PRODUCT);
    expect(Object.keys(shown(live)['overlays']!)).toHaveLength(5);
    live.pass(12 * SECOND);
    expect(Object.keys(shown(live)['overlays']!)).toHaveLength(4);
    expect([shown(live)['tallies'], live.tables.answers.size]).toEqual([{}, 0]);
    expect(live.engine.staffView.snapshot().state).toMatchObject({ tallies: { [quiz]: { people: 1 } } });
    for (let at = 0; at < 120; at++) sent(live, PRODUCT);
    expect(live.tables.overlays.size).toBe(PAST + SHOWN + 1);
  });

  it('large content is in no view, but its row is (late joiners fetch it)', () => {
    const live = new Rehearsal();
    const id = sent(live, OVERLAYS[1]!);
    expect(shown(live)['overlays']![id]).toMatchObject({ kind: 'quiz', large: true, duration: 30 });
    expect(shown(live)['overlays']![id]).not.toHaveProperty('content');
  });

  it('is prepared at any time, sent while live, and refused with the words for the form (S2.9, S2.11)', () => {
    const live = new Rehearsal({ live: false });
    ok(live.ask('hanna', 'overlays/prepare', { content: NOTICE }));
    const { id } = [...live.tables.drafts.values()][0]!;
    expect(codeOf(live.ask('hanna', 'overlays/send', { draft: id }))).toBe('session/wrong-status');
    ok(live.ask('carl', 'overlays/prepare', { draft: id, content: PRODUCT }));
    expect(live.tables.drafts.get(id)?.content).toEqual(PRODUCT);
    const nothing = live.ask('hanna', 'overlays/prepare', { draft: 'none', content: NOTICE });
    expect(codeOf(nothing)).toBe('overlays/no-such-draft');
    ok(live.ask('hanna', 'overlays/cue', { draft: id, when: { after: 'live', seconds: 5 } }));
    expect(codeOf(live.ask('hanna', 'overlays/discard', { draft: id }))).toBe('overlays/draft-in-use');
    ok(live.ask('hanna', 'overlays/uncue', { cue: [...live.tables.cues.values()][0]!.id }));
    ok(live.ask('hanna', 'overlays/discard', { draft: id }));
    for (let at = 0; at < DRAFTS; at++) ok(live.ask('hanna', 'overlays/prepare', { content: NOTICE }));
    expect(codeOf(live.ask('hanna', 'overlays/prepare', { content: NOTICE }))).toBe('overlays/too-many-drafts');
    const draft = [...live.tables.drafts.values()][0]!.id;
    const plan = () => live.ask('hanna', 'overlays/cue', { draft, when: { after: 'live', seconds: 9 } });
    for (let at = 0; at < CUES; at++) ok(plan());
    expect(codeOf(plan())).toBe('overlays/too-many-cues');
  });

  it.each([
    [{ ...PRODUCT, imageUrl: 'javascript:alert(1)' }, 'Enter a valid URL.'],
    [{ ...NOTICE, title: 'x'.repeat(25) }, 'Maximum length exceeded.'],
    [{ ...POLL, options: ['Yes', 'yes'] }, 'Enter a unique option.'],
    [{ ...QUIZ, correct: 3 }, 'Select a correct answer.'],
    [{ ...NOTICE, title: '\ud800' }, 'half a character'],
    [{ kind: 'lower-third', name: 'Ana', title: '\ud800' }, 'half a character'],
  ])('refuses %j: %s (S2.11)', (content, message) => {
    expect(new Rehearsal().ask('hanna', 'overlays/prepare', { content })).toMatchObject({
      code: 'engine/invalid', message: expect.stringContaining(message) as string,
    });
  });

  it('ends with the event; late viewers may still answer, and the points are given (S2.9)', () => {
    const live = new Rehearsal();
    live.system('playback/open', CHANNEL);
    const quiz = sent(live, QUIZ);
    live.pass(4 * SECOND);
    ok(live.ask('hanna', 'session/end', {}));
    const ended = { ended: 'stopped', endedAt: live.now, closesAt: live.now + 20 * SECOND };
    expect(live.tables.overlays.get(quiz)).toMatchObject(ended);
    ok(answer(live, 'amy', quiz, 1));
    live.pass(20 * SECOND);
    expect(live.tables.leaders.get('leaders')?.top).toHaveLength(1);
    expect(live.tables.agenda.get(AGENDA)).toEqual({});
  });
});
