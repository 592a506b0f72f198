import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, histories, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';
import { INVITATION, SLOTS, slotId, UNUSED } from './index.js';

const crowd = (live: Rehearsal, size: number) => {
  for (let at = 0; at < size; at++) {
    live.system('roster/join', { person: `x${at}`, name: `X${at}`, role: 'speaker' });
  }
  return Array.from({ length: size }, (_, at) => `x${at}`);
};

describe('stage', () => {
  it('every history: twelve slots, one kept for the host, one of a kind a person, members only (S4.6, S2.14)', () => {
    fc.assert(fc.property(histories(['stage', 'hands/grant', 'hands/raise']), fc.integer({ min: 0, max: 12 }), (steps, size) => {
      const live = new Rehearsal();
      for (const person of crowd(live, size)) live.ask(person, 'stage/join', {});
      for (const { person, kind } of [...live.tables.slots.values()]) live.system('stage/published', { person, kind });
      for (const step of steps) {
        live.take(step);
        const slots = [...live.tables.slots.values()];
        const hostIsOn = slots.some(({ role, kind }) => role === 'host' && kind === 'camera');
        expect(slots.length).toBeLessThanOrEqual(hostIsOn ? SLOTS : SLOTS - 1);
        for (const { person, kind, role, onAir, until } of slots) {
          expect(live.engine.roleOf(person)).toBe(role);
          expect(role).not.toBe('guest');
          // Unused for 30 s is free.
          if (!onAir) expect(until).toBeGreaterThan(live.now);
          if (kind === 'screen') expect(live.tables.slots.get(slotId(person, 'camera'))).toBeDefined();
          expect(live.tables.invitations.get(person)).toBeUndefined();
        }
        for (const { until } of live.tables.invitations.values()) expect(until).toBeGreaterThan(live.now);
      }
    }), { numRuns: RUNS });
  });

  it('keeps the twelfth place for the host (S2.14)', () => {
    const live = new Rehearsal();
    const results = crowd(live, 12).map((person) => codeOf(live.ask(person, 'stage/join', {})));
    expect(results.slice(0, 11)).toEqual(Array(11).fill(undefined));
    expect(results[11]).toBe('stage/full');
    expect(codeOf(live.ask('hanna', 'stage/join', {}))).toBeUndefined();
    expect(codeOf(live.ask('hanna', 'stage/share', {}))).toBe('stage/full');
  });

  it('frees a slot that nobody publishes from for 30 s, and again when publishing stops', () => {
    const live = new Rehearsal();
    live.ask('hanna', 'stage/grant', { person: 'amy' });
    live.pass(UNUSED - 1);
    expect(live.tables.slots.size).toBe(1);
    live.system('stage/published', { person: 'amy', kind: 'camera' });
    live.pass(10 * UNUSED);
    expect(live.tables.slots.get('camy')?.onAir).toBe(true);
    live.system('stage/unpublished', { person: 'amy', kind: 'camera' });
    live.pass(UNUSED - 1);
    expect(live.tables.slots.size).toBe(1);
    live.pass(1);
    expect(live.tables.slots.size).toBe(0);
  });

  it('invites, and the answer decides; no answer for a minute is a no', () => {
    const live = new Rehearsal();
    live.ask('mona', 'stage/invite', { person: 'amy' });
    expect(codeOf(live.ask('mona', 'stage/invite', { person: 'amy' }))).toBe('stage/already-invited');
    expect(codeOf(live.ask('amy', 'stage/accept', {}))).toBeUndefined();
    expect(live.tables.slots.get('camy')).toBeDefined();
    live.ask('mona', 'stage/invite', { person: 'ben' });
    live.ask('ben', 'stage/decline', {});
    expect(codeOf(live.ask('ben', 'stage/accept', {}))).toBe('stage/not-invited');
    live.ask('mona', 'stage/invite', { person: 'ben' });
    live.pass(INVITATION);
    expect(codeOf(live.ask('ben', 'stage/accept', {}))).toBe('stage/not-invited');
  });

  it('an invitation is over however the person got on stage', () => {
    const live = new Rehearsal();
    live.ask('mona', 'stage/invite', { person: 'amy' });
    live.ask('amy', 'hands/raise', {});
    live.ask('mona', 'hands/grant', { person: 'amy' });
    expect([live.tables.slots.size, live.tables.invitations.size]).toEqual([1, 0]);
  });

  it('a screen goes when its person\'s place on the stage goes', () => {
    const live = new Rehearsal();
    live.ask('sven', 'stage/join', {});
    live.ask('sven', 'stage/share', {});
    live.system('stage/published', { person: 'sven', kind: 'screen' });
    live.pass(UNUSED);
    expect(live.tables.slots.size).toBe(0);
  });

  it('mutes and un-mutes, who ranks below and is on the stage (S4.12, S1.19)', () => {
    const live = new Rehearsal();
    for (const person of ['hanna', 'mona', 'sven']) live.ask(person, 'stage/join', {});
    expect(codeOf(live.ask('mona', 'stage/mute', { person: 'amy', source: 'camera' }))).toBe('stage/not-on');
    expect(codeOf(live.ask('mona', 'stage/mute', { person: 'hanna', source: 'camera' }))).toBe('engine/outranked');
    live.ask('carl', 'stage/mute-all', { source: 'microphone' });
    const held = (person: string) => live.tables.slots.get(slotId(person, 'camera'))?.held.microphone;
    expect([held('hanna'), held('mona'), held('sven')]).toEqual([false, true, true]);
    live.ask('carl', 'stage/unmute', { person: 'sven', source: 'microphone' });
    expect(held('sven')).toBe(false);
    expect(live.engine.self('sven')).toMatchObject({ slots: { csven: { asked: { source: 'microphone' } } } });
  });

  it('presenters go backstage before the event is live; the audience does not', () => {
    const live = new Rehearsal({ live: false });
    expect(codeOf(live.ask('sven', 'stage/join', {}))).toBe('session/wrong-status');
    live.ask('hanna', 'session/open', {});
    expect(codeOf(live.ask('sven', 'stage/join', {}))).toBeUndefined();
    expect(codeOf(live.ask('amy', 'stage/join', {}))).toBe('engine/denied');
    expect(codeOf(live.ask('hanna', 'stage/grant', { person: 'amy' }))).toBe('session/wrong-status');
  });

  it('guests only watch (S1.9)', () => {
    const live = new Rehearsal();
    expect(codeOf(live.ask('hanna', 'stage/invite', { person: 'gus' }))).toBe('stage/guest');
    expect(codeOf(live.ask('hanna', 'stage/grant', { person: 'gus' }))).toBe('stage/guest');
  });
});
