import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStaff, LiveError, RANK, type Role } from '../engine/index.js';
import { asks, createEngine, type CommandName } from './index.js';
import { expectSameAfterReplay } from './replay.test.support.js';
import { CAST, codeOf, HISTORY, histories, PEOPLE, Rehearsal, RUNS, wired } from './rehearsal.test.support.js';

const NAMES = Object.keys(asks) as CommandName[];
const ROLES: readonly Role[] = ['host', 'cohost', 'moderator', 'speaker', 'attendee', 'guest'];

describe('every history of the whole event', () => {
  it('is the same after a replay of the log, and after a dump (S4)', () => {
    fc.assert(fc.property(histories([]), fc.nat(80), expectSameAfterReplay), { numRuns: RUNS });
  });

  it('can take back what was not stored, so that nothing remains of it', () => {
    const reverted: boolean[] = [];
    fc.assert(fc.property(histories([]), fc.nat(80), fc.integer({ min: 1, max: 8 }), (steps, from, length) => {
      const live = new Rehearsal();
      for (const step of steps.slice(0, from)) live.take(step);
      live.engine.settle();
      const before = JSON.stringify(live.engine.dump());
      const due = live.engine.dueAt;
      const clock = live.now;
      for (const step of steps.slice(from, from + length)) live.take(step);
      const done = JSON.stringify(live.engine.dump());
      const back = live.engine.revert();
      expect(JSON.stringify(live.engine.dump())).toBe(back ? before : done);
      if (!back) return;
      reverted.push(before !== done);
      expect(live.engine.dueAt).toBe(due);
      live.now = clock;
      const again = createEngine(HISTORY);
      again.load(JSON.parse(before) as ReturnType<typeof again.dump>);
      live.ask('amy', 'hands/raise', {});
      live.engine.settle();
      again.execute({ id: 'x', person: 'amy', command: 'hands/raise', input: {} }, clock);
      again.settle();
      expect(live.engine.publicView.state()).toEqual(again.publicView.state());
    }), { numRuns: RUNS });
    expect(reverted.filter(Boolean).length).toBeGreaterThan(RUNS / 10);
  });

  it('answers a command once, however often it is asked', () => {
    fc.assert(fc.property(histories([]), (steps) => {
      const live = new Rehearsal();
      for (const [at, step] of steps.entries()) {
        live.pass(step.wait);
        const first = live.ask(step.person, 'questions/ask', { text: 'Once?' }, `id${at}`);
        if (first instanceof LiveError) continue;
        const before = live.engine.seq;
        expect(live.ask(step.person, 'questions/ask', { text: 'Once?' }, `id${at}`)).toEqual({ seq: first.seq });
        expect(live.engine.seq).toBe(before);
        live.take(step);
      }
    }), { numRuns: RUNS });
  });

  it('lets a person do only what the role may, judged when it is decided', () => {
    fc.assert(fc.property(histories([]), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) {
        live.pass(step.wait);
        const role = live.engine.roleOf(step.person);
        const before = live.log.length;
        const asked = live.ask(step.person, step.command, {});
        if (!role || !asks[step.command].may.includes(role)) {
          expect(codeOf(asked)).toBe('engine/denied');
          expect(live.log.length).toBe(before);
        }
        live.take(step);
      }
    }), { numRuns: RUNS });
  });

  it('puts every act of staff on record, with whom it concerned (S4.12)', () => {
    fc.assert(fc.property(histories(['moderation', 'stage', 'hands']), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) live.take(step);
      for (const { person, role, command, facts, at } of live.log) {
        const acts = facts.filter(({ type }) => type === 'engine/acted');
        const ofStaff = role !== 'system' && isStaff(role) && !asks[command as CommandName].may.includes('attendee');
        if (!ofStaff) expect(acts).toEqual([]);
        else expect(acts).toMatchObject([{ by: person, command, at }]);
      }
    }), { numRuns: RUNS });
  });

  it('shows only values that a view may hold', () => {
    fc.assert(fc.property(histories([]), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) live.take(step);
      live.engine.settle();
      const { publicView, staffView } = live.engine;
      const trees = [publicView.snapshot(), staffView.snapshot(), ...PEOPLE.map((who) => live.engine.self(who))];
      for (const tree of trees) expect(wired(tree)).toStrictEqual(tree);
    }), { numRuns: RUNS });
  });
});

describe('authority', () => {
  const live = new Rehearsal();
  it.each(NAMES)('%s is closed to every role that it does not name', (command) => {
    for (const [person, role] of Object.entries(CAST)) {
      if (person === 'zoe' || asks[command].may.includes(role)) continue;
      expect(codeOf(live.ask(person, command, {}))).toBe('engine/denied');
    }
    expect(codeOf(live.ask('zoe', command, {}))).toBe('engine/denied');
  });

  it.each(NAMES.filter((name) => asks[name].target))('%s needs a rank above the person whom it concerns', (command) => {
    for (const by of ROLES.filter((role) => asks[command].may.includes(role))) {
      for (const to of ROLES.filter((role) => RANK[role] >= RANK[by])) {
        const world = new Rehearsal();
        world.system('roster/join', { person: 'caller', name: 'Caller', role: by });
        world.system('roster/join', { person: 'target', name: 'Target', role: to });
        const extra = {
          ...(/mute/.test(command) && { source: 'camera' }),
          ...(/restrict/.test(command) && { what: 'chat' }),
          ...(/promote/.test(command) && { role: 'speaker' }),
        };
        expect(codeOf(world.ask('caller', command, { person: 'target', ...extra }))).toBe('engine/outranked');
        expect(codeOf(world.ask('caller', command, { person: 'caller', ...extra }))).toBe('engine/outranked');
      }
    }
  });

  it('is never system for a person', () => {
    for (const command of NAMES) if (asks[command].may.every((role) => role === 'system')) {
      for (const person of PEOPLE) expect(codeOf(live.ask(person, command, {}))).toBe('engine/denied');
    }
  });
});

describe('privacy', () => {
  it('no marker planted in a private field is in the public view, in a frame, or in somebody else\'s own view', () => {
    const live = new Rehearsal();
    live.system('roster/join', { person: 'gina', name: 'Gina', role: 'attendee' });
    const ask = (...args: Parameters<typeof live.ask>) => expect(codeOf(live.ask(...args))).toBeUndefined();
    ask('amy', 'hands/raise', { question: 'MARK hand' });
    ask('ben', 'chat/direct', { text: 'MARK direct' });
    ask('mona', 'chat/direct', { text: 'MARK answer', to: 'ben' });
    ask('cleo', 'questions/ask', { text: 'MARK dismissed' });
    ask('mona', 'questions/dismiss', { question: [...live.tables.questions.values()][0]!.id });
    ask('mona', 'moderation/restrict', { person: 'ben', what: 'chat', reason: 'MARK reason' });
    ask('mona', 'moderation/kick', { person: 'gus', reason: 'MARK kick' });
    ask('mona', 'moderation/ban', { person: 'cleo', reason: 'MARK ban' });
    ask('hanna', 'stage/invite', { person: 'ben' });
    ask('hanna', 'stage/grant', { person: 'amy' });
    ask('hanna', 'stage/mute', { person: 'amy', source: 'camera' });
    const notice = { kind: 'notice', title: 'MARK draft', message: 'Later.', duration: 5 };
    ask('hanna', 'overlays/prepare', { content: notice });
    const [draft] = [...live.tables.drafts.values()];
    ask('carl', 'overlays/cue', { draft: draft!.id, when: { after: 'live', seconds: 60 } });
    const poll = { kind: 'poll', question: 'Who?', options: ['A', 'B'], duration: 30, changeable: true, hidden: true };
    const quiz = { kind: 'quiz', question: 'Which?', answers: ['a', 'b', 'c'], correct: 2, duration: 30 };
    for (const content of [poll, quiz]) {
      ask('hanna', 'overlays/send', { content });
      ask('gina', 'overlays/answer', { overlay: [...live.tables.overlays.values()].at(-1)!.id, choice: 1 });
    }
    live.engine.settle();
    const frame = JSON.stringify(live.engine.publicView.frame({ window: 8 }));
    const open = JSON.stringify(live.engine.publicView.snapshot());
    for (const text of [open, frame]) {
      expect(text).not.toMatch(/MARK|held|invitations|restrictions|bans|audit|direct|votes"?:\{/);
      expect(text).not.toMatch(/"(drafts|cues|agenda|scores|correct|counts|by)":|answers":\{|tallies":\{"/);
      for (const person of ['ben', 'cleo', 'gus']) expect(text).not.toContain(`"${person}":`);
    }
    expect(JSON.stringify(live.engine.self('sven'))).not.toContain('MARK');
    expect(JSON.stringify(live.engine.self('amy'))).not.toMatch(/direct|dismissed|reason/);
    expect(live.engine.self('cleo')).toMatchObject({});
    expect(JSON.stringify(live.engine.self('sven'))).not.toMatch(/correct|answers|scores/);
    expect(JSON.stringify(live.engine.self('gina'))).toMatch(/"choice":1,"correct":2/);
    expect(JSON.stringify(live.engine.self('ben'))).toMatch(/MARK direct.*MARK answer/);
  });
});
