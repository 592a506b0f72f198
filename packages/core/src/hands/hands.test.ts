import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, histories, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';
import { slotId } from '../stage/index.js';
import { AWAY } from './index.js';

describe('hands', () => {
  it('every history: one a person, first raised first, nobody who left, is staff or is on the stage (S4.10)', () => {
    fc.assert(fc.property(histories(['hands', 'roster', 'stage/grant', 'stage/published']), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) {
        live.take(step);
        const hands = [...live.tables.hands.values()];
        expect(hands.map(({ at }) => at)).toEqual(hands.map(({ at }) => at).sort((a, b) => a - b));
        expect(new Set(hands.map(({ person }) => person)).size).toBe(hands.length);
        for (const { person, away } of hands) {
          expect(live.engine.roleOf(person)).toBe('attendee');
          expect(live.tables.slots.get(slotId(person, 'camera'))).toBeUndefined();
          expect(live.tables.handsAway.get(person) !== undefined).toBe(away);
        }
        for (const { person, since } of live.tables.handsAway.values()) {
          expect(live.tables.hands.get(person)).toBeDefined();
          expect(live.now - since).toBeLessThan(AWAY);
        }
      }
    }), { numRuns: RUNS });
  });

  it('is raised once, lowered by its owner, acknowledged and dismissed by staff, all at once if need be (S4.10)', () => {
    const live = new Rehearsal();
    expect(codeOf(live.ask('amy', 'hands/raise', { question: 'Why?' }))).toBeUndefined();
    expect(codeOf(live.ask('amy', 'hands/raise', {}))).toBe('hands/already-raised');
    expect(codeOf(live.ask('mona', 'hands/acknowledge', { person: 'amy' }))).toBeUndefined();
    expect(codeOf(live.ask('carl', 'hands/acknowledge', { person: 'amy' }))).toBe('hands/already-acknowledged');
    expect(live.engine.self('amy')).toMatchObject({ hands: { amy: { question: 'Why?', acknowledged: true } } });
    expect(codeOf(live.ask('amy', 'hands/lower', {}))).toBeUndefined();
    for (const person of ['amy', 'ben', 'cleo']) live.ask(person, 'hands/raise', {});
    live.ask('mona', 'hands/dismiss', { person: 'ben' });
    expect([...live.tables.hands.values()].map(({ person }) => person)).toEqual(['amy', 'cleo']);
    live.ask('mona', 'hands/lower-all', {});
    expect(codeOf(live.ask('mona', 'hands/lower-all', {}))).toBe('hands/not-raised');
  });

  it('leads to the stage and back (S4.10); when the stage is full the hand stays up', () => {
    const live = new Rehearsal();
    live.ask('amy', 'hands/raise', {});
    live.ask('mona', 'hands/grant', { person: 'amy' });
    expect([live.tables.hands.size, live.tables.slots.size]).toEqual([0, 1]);
    live.ask('mona', 'hands/revoke', { person: 'amy' });
    expect(live.tables.slots.size).toBe(0);
    for (let at = 0; at < 11; at++) {
      live.system('roster/join', { person: `x${at}`, name: 'X', role: 'speaker' });
      live.ask(`x${at}`, 'stage/join', {});
    }
    live.ask('ben', 'hands/raise', {});
    expect(codeOf(live.ask('mona', 'hands/grant', { person: 'ben' }))).toBe('stage/full');
    expect(live.tables.hands.get('ben')).toBeDefined();
  });

  it('survives a reconnect, and goes down when its person stays away for a minute (S1.13)', () => {
    const live = new Rehearsal();
    live.ask('amy', 'hands/raise', {});
    live.system('roster/depart', { person: 'amy' });
    live.pass(AWAY - 1);
    live.system('roster/arrive', { person: 'amy' });
    live.pass(AWAY);
    expect(live.tables.hands.get('amy')?.away).toBe(false);
    live.system('roster/depart', { person: 'amy' });
    live.pass(AWAY);
    expect(live.tables.hands.size).toBe(0);
  });

  it('of several who are away each goes down in time, though a departure was reported twice', () => {
    const live = new Rehearsal();
    for (const person of ['amy', 'ben']) live.ask(person, 'hands/raise', {});
    live.system('roster/depart', { person: 'amy' });
    live.pass(10_000);
    live.system('roster/depart', { person: 'ben' });
    live.pass(40_000);
    live.system('roster/depart', { person: 'amy' });
    live.pass(10_000);
    expect([...live.tables.hands.values()].map(({ person }) => person)).toEqual(['ben']);
    live.pass(10_000);
    expect(live.tables.hands.size).toBe(0);
  });

  it('comes down with a promotion: presenters take the stage by themselves', () => {
    const live = new Rehearsal();
    live.ask('amy', 'hands/raise', {});
    live.ask('hanna', 'roster/promote', { person: 'amy', role: 'cohost' });
    expect(live.tables.hands.size).toBe(0);
  });

  it('is for a live event and for people with an account (S1.9)', () => {
    expect(codeOf(new Rehearsal({ live: false }).ask('amy', 'hands/raise', {}))).toBe('session/wrong-status');
    expect(codeOf(new Rehearsal().ask('gus', 'hands/raise', {}))).toBe('engine/denied');
  });

  it('shows everybody how many there are, and only staff whose they are', () => {
    const live = new Rehearsal();
    live.ask('amy', 'hands/raise', { question: 'Secret' });
    live.engine.settle();
    expect(live.engine.publicView.snapshot().state).toMatchObject({ count: { hands: 1 } });
    expect(live.engine.publicView.snapshot().state['hands']).toBeUndefined();
    expect(live.engine.staffView.snapshot().state).toMatchObject({ hands: { amy: { question: 'Secret' } } });
  });
});
