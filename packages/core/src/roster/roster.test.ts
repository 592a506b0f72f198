import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStaff } from '../engine/index.js';
import type { LiveView } from '../event/index.js';
import { CAST, codeOf, histories, PEOPLE, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';

describe('roster', () => {
  it('a role changes only by promotion, demotion, removal and joining anew (S4.13: not by a reconnect)', () => {
    fc.assert(fc.property(histories(['roster', 'moderation']), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) {
        live.pass(step.wait);
        const before = new Map(PEOPLE.map((who) => [who, live.engine.roleOf(who)]));
        const logged = live.log.length;
        live.take({ ...step, wait: 0 });
        const facts = live.log.slice(logged).flatMap((entry) => entry.facts);
        for (const who of PEOPLE) {
          if (live.engine.roleOf(who) === before.get(who)) continue;
          const cause = facts.find(({ type, person }) => person === who && /role-changed|removed|restored|joined/.test(type));
          expect(cause, `${who} is ${live.engine.roleOf(who)}`).toBeDefined();
          if (cause?.type === 'roster/joined') expect(before.get(who)).toBeUndefined();
        }
        const hosts = [...live.tables.people.values()].filter(({ role }) => role === 'host');
        expect(hosts.every(({ id }) => CAST[id] === 'host')).toBe(true);
      }
    }), { numRuns: RUNS });
  });

  it('counts who is connected, and shows the audience nobody of itself (S4.11)', () => {
    fc.assert(fc.property(histories(['roster', 'moderation/ban', 'moderation/kick']), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) live.take(step);
      live.engine.settle();
      const rows = [...live.tables.people.values()];
      const state = live.engine.publicView.snapshot().state as LiveView;
      expect(state.count?.people).toBe(rows.filter(({ online }) => online).length);
      for (const { role } of Object.values(state.people ?? {})) expect(isStaff(role) || role === 'speaker').toBe(true);
    }), { numRuns: RUNS });
  });

  it('a promotion lasts over a reconnect, over leaving and joining again (S4.11)', () => {
    const live = new Rehearsal();
    live.ask('hanna', 'roster/promote', { person: 'amy', role: 'moderator' });
    live.system('roster/depart', { person: 'amy' });
    live.system('roster/arrive', { person: 'amy' });
    expect(live.engine.roleOf('amy')).toBe('moderator');
    live.ask('amy', 'roster/leave', {});
    live.system('roster/join', { person: 'amy', name: 'Amy', role: 'attendee' });
    expect(live.engine.roleOf('amy')).toBe('moderator');
    live.ask('hanna', 'roster/demote', { person: 'amy' });
    expect(live.engine.roleOf('amy')).toBe('attendee');
  });

  it('nobody makes somebody their equal, and guests are not promoted', () => {
    const live = new Rehearsal();
    expect(codeOf(live.ask('carl', 'roster/promote', { person: 'amy', role: 'cohost' }))).toBe('roster/too-high');
    expect(codeOf(live.ask('carl', 'roster/promote', { person: 'amy', role: 'host' }))).toBe('engine/invalid');
    expect(codeOf(live.ask('hanna', 'roster/promote', { person: 'gus', role: 'speaker' }))).toBe('roster/guest');
    expect(codeOf(live.ask('mona', 'roster/promote', { person: 'amy', role: 'speaker' }))).toBe('engine/denied');
  });

  it('the host cannot leave the event without one', () => {
    expect(codeOf(new Rehearsal().ask('hanna', 'roster/leave', {}))).toBe('engine/denied');
  });
});
