import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, histories, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';
import { OPEN_QUESTIONS, PINS } from './index.js';

const asked = (live: Rehearsal, person: string, text = 'Why?') => {
  expect(codeOf(live.ask(person, 'questions/ask', { text }))).toBeUndefined();
  return [...live.tables.questions.values()].at(-1)!.id;
};

describe('questions', () => {
  it('every history: votes are the rows, first asked first, few pins, one aloud, none of an own vote (S4.8)', () => {
    fc.assert(fc.property(histories(['questions'], 120), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) live.take(step);
      const questions = [...live.tables.questions.values()];
      const votes = [...live.tables.votes.values()];
      for (const { id, person, votes: counted, status, pinned, answeredBy } of questions) {
        const rows = votes.filter(({ question }) => question === id);
        expect(counted).toBe(rows.length);
        expect(rows.some((row) => row.person === person)).toBe(false);
        expect(new Set(rows.map((row) => row.person)).size).toBe(rows.length);
        if (status === 'dismissed') expect(pinned).toBe(false);
        if (status === 'answered') expect(answeredBy).toBeDefined();
      }
      expect(questions.map(({ at }) => at)).toEqual(questions.map(({ at }) => at).sort((a, b) => a - b));
      expect(questions.filter(({ pinned }) => pinned).length).toBeLessThanOrEqual(PINS);
      expect(questions.filter(({ status }) => status === 'live').length).toBeLessThanOrEqual(1);
    }), { numRuns: RUNS });
  });

  it('is queued, then answered to all or dismissed, and the history is kept (S4.8)', () => {
    const live = new Rehearsal();
    const [first, second] = [asked(live, 'amy'), asked(live, 'ben')];
    expect(codeOf(live.ask('amy', 'questions/answer', { question: second, text: 'No' }))).toBe('engine/denied');
    expect(codeOf(live.ask('sven', 'questions/answer', { question: first, text: 'Because' }))).toBeUndefined();
    expect(codeOf(live.ask('mona', 'questions/dismiss', { question: second }))).toBeUndefined();
    live.engine.settle();
    const { questions } = live.engine.publicView.snapshot().state;
    expect(questions).toMatchObject({ [first]: { status: 'answered', answer: 'Because', answeredBy: 'sven' } });
    expect(questions).not.toHaveProperty(second);
    expect(live.engine.self('ben')).toMatchObject({ questions: { [second]: { status: 'dismissed' } } });
    expect(codeOf(live.ask('mona', 'questions/dismiss', { question: second }))).toBe('questions/wrong-status');
  });

  it('a pin is stored, so that late comers see it (S4.8, claim 6)', () => {
    const live = new Rehearsal();
    const ids = ['a', 'b', 'c', 'd'].map((text) => asked(live, 'amy', text));
    const codes = ids.map((question) => codeOf(live.ask('mona', 'questions/pin', { question })));
    expect(codes).toEqual([undefined, undefined, undefined, 'questions/too-many-pins']);
    live.engine.settle();
    expect(live.engine.publicView.snapshot().state).toMatchObject({ questions: { [ids[0]!]: { pinned: true } } });
    live.ask('mona', 'questions/unpin', { question: ids[0] });
    expect(codeOf(live.ask('mona', 'questions/pin', { question: ids[3] }))).toBeUndefined();
  });

  it('is voted for once by each, and never by its owner', () => {
    const live = new Rehearsal();
    const question = asked(live, 'amy');
    expect(codeOf(live.ask('amy', 'questions/upvote', { question }))).toBe('questions/own');
    expect(codeOf(live.ask('ben', 'questions/upvote', { question }))).toBeUndefined();
    expect(codeOf(live.ask('ben', 'questions/upvote', { question }))).toBe('questions/already-voted');
    expect(live.engine.self('ben')).toMatchObject({ votes: { [`${question} ben`]: question } });
    live.ask('ben', 'questions/unvote', { question });
    expect(codeOf(live.ask('ben', 'questions/unvote', { question }))).toBe('questions/not-voted');
  });

  it('taking the next one aloud finishes the last', () => {
    const live = new Rehearsal();
    const [first, second] = [asked(live, 'amy'), asked(live, 'ben')];
    live.ask('sven', 'questions/take', { question: first });
    live.ask('sven', 'questions/take', { question: second });
    expect([...live.tables.questions.values()].map(({ status }) => status)).toEqual(['answered', 'live']);
  });

  it('is withdrawn by who asked it, while it waits', () => {
    const live = new Rehearsal();
    const question = asked(live, 'amy');
    expect(codeOf(live.ask('ben', 'questions/upvote', { question }))).toBeUndefined();
    expect(codeOf(live.ask('ben', 'questions/withdraw', { question }))).toBe('questions/not-yours');
    expect(codeOf(live.ask('amy', 'questions/withdraw', { question }))).toBeUndefined();
    expect(codeOf(live.ask('amy', 'questions/withdraw', { question }))).toBe('questions/missing');
    expect(live.tables.votes.size).toBe(0);
  });

  it('five of a person wait at a time, of 1,000 characters at most (S4.3)', () => {
    const live = new Rehearsal();
    for (let at = 0; at < OPEN_QUESTIONS; at++) asked(live, 'amy');
    expect(codeOf(live.ask('amy', 'questions/ask', { text: 'One more' }))).toBe('questions/too-many');
    expect(codeOf(live.ask('ben', 'questions/ask', { text: 'x'.repeat(1000) }))).toBeUndefined();
    expect(codeOf(live.ask('ben', 'questions/ask', { text: 'x'.repeat(1001) }))).toBe('engine/invalid');
    expect(codeOf(live.ask('ben', 'questions/ask', { text: '\ud800' }))).toBe('engine/invalid');
  });
});
