import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asks, type CommandName } from '../event/index.js';
import { codeOf, histories, PEOPLE, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';
import { ACTS_SHOWN } from './index.js';

describe('moderation', () => {
  it('every history: who is banned is nowhere, can do nothing and cannot come back (S4.12)', () => {
    fc.assert(fc.property(histories(['moderation', 'roster', 'hands', 'stage']), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) {
        live.take(step);
        for (const { person } of live.tables.bans.values()) {
          expect(live.engine.roleOf(person)).toBeUndefined();
          expect(codeOf(live.ask(person, step.command, {}))).toBe('engine/denied');
          const joined = live.system('roster/join', { person, name: 'New name', role: 'host' });
          expect(codeOf(joined)).toMatch(/roster\/banned|session\/wrong-status/);
          expect(live.tables.hands.get(person)).toBeUndefined();
          expect([...live.tables.slots.values()].some((slot) => slot.person === person)).toBe(false);
          expect(live.tables.invitations.get(person)).toBeUndefined();
          expect(live.tables.people.get(person)?.online).toBe(false);
        }
        for (const { id, barred } of live.tables.people.values()) expect(live.tables.bans.get(id) !== undefined).toBe(barred);
        expect(live.tables.audit.size).toBeLessThanOrEqual(ACTS_SHOWN);
      }
    }), { numRuns: RUNS });
  });

  it('a kick is for now, a ban is for good, until it is taken back (S4.12)', () => {
    const live = new Rehearsal();
    const join = (person: string) => codeOf(live.system('roster/join', { person, name: 'Back', role: 'attendee' }));
    live.ask('mona', 'moderation/kick', { person: 'amy', reason: 'Noise' });
    expect(live.engine.roleOf('amy')).toBeUndefined();
    expect(join('amy')).toBeUndefined();
    live.ask('mona', 'moderation/ban', { person: 'amy' });
    expect(join('amy')).toBe('roster/banned');
    expect(codeOf(live.ask('mona', 'moderation/ban', { person: 'amy' }))).toBe('moderation/already-banned');
    live.ask('mona', 'moderation/unban', { person: 'amy' });
    expect(join('amy')).toBeUndefined();
  });

  it('who has said something and left can be banned all the same, and nobody by a rank they have not (S4.12)', () => {
    const live = new Rehearsal();
    live.ask('amy', 'roster/leave', {});
    expect(codeOf(live.ask('mona', 'moderation/ban', { person: 'amy' }))).toBe('roster/absent');
    expect(codeOf(live.ask('mona', 'moderation/ban', { person: 'amy', name: 'Amy', reason: 'Spam' }))).toBeUndefined();
    expect(live.tables.bans.get('amy')).toMatchObject({ name: 'Amy', by: 'mona', reason: 'Spam' });
    expect(codeOf(live.system('roster/join', { person: 'amy', name: 'Amy', role: 'attendee' }))).toBe('roster/banned');
    expect(codeOf(live.ask('mona', 'moderation/ban', { person: 'hanna', name: 'Nobody' }))).toBe('engine/outranked');
    live.ask('mona', 'moderation/ban', { person: 'ben', name: 'Another name' });
    expect(live.tables.bans.get('ben')).toMatchObject({ name: 'BEN' });
    live.ask('mona', 'moderation/unban', { person: 'amy' });
    expect(codeOf(live.system('roster/join', { person: 'amy', name: 'Amy', role: 'attendee' }))).toBeUndefined();
  });

  it('restricts chat and questions one by one, over a reconnect and over leaving, and lets go (S4.12, claim 7)', () => {
    const live = new Rehearsal();
    const chat = () => codeOf(live.ask('amy', 'chat/send', { text: 'Hi', message: `m${live.engine.seq}` }));
    const question = () => codeOf(live.ask('amy', 'questions/ask', { text: 'Why?' }));
    live.ask('mona', 'moderation/restrict', { person: 'amy', what: 'chat', reason: 'Spam' });
    expect([chat(), question()]).toEqual(['chat/restricted', undefined]);
    expect(codeOf(live.ask('amy', 'chat/direct', { text: 'Why?' }))).toBe('chat/restricted');
    expect(live.engine.self('amy')).toMatchObject({ restrictions: { amy: { chat: true, questions: false, reason: 'Spam' } } });
    live.ask('amy', 'roster/leave', {});
    live.system('roster/join', { person: 'amy', name: 'Amy', role: 'attendee' });
    live.ask('mona', 'moderation/restrict', { person: 'amy', what: 'questions' });
    expect([chat(), question()]).toEqual(['chat/restricted', 'questions/restricted']);
    live.ask('mona', 'moderation/unrestrict', { person: 'amy', what: 'chat' });
    expect([chat(), question()]).toEqual([undefined, 'questions/restricted']);
  });

  it('shows the last acts with who, whom and why (S4.12)', () => {
    const live = new Rehearsal();
    live.ask('mona', 'moderation/kick', { person: 'amy', reason: 'Noise' });
    const act = { by: 'mona', command: 'moderation/kick', target: 'amy', reason: 'Noise' };
    expect([...live.tables.audit.values()].at(-1)).toMatchObject(act);
    for (let at = 0; at < ACTS_SHOWN + 5; at++) live.ask('mona', 'chat/toggle', { on: at % 2 === 1 });
    expect(live.tables.audit.size).toBe(ACTS_SHOWN);
    expect(live.log.filter(({ facts }) => facts[0]?.type === 'engine/acted').length).toBeGreaterThan(ACTS_SHOWN);
  });

  it('no command of any kind is left to who was banned', () => {
    const live = new Rehearsal();
    live.ask('mona', 'moderation/ban', { person: 'amy' });
    for (const command of Object.keys(asks) as CommandName[]) expect(codeOf(live.ask('amy', command, {}))).toBe('engine/denied');
    for (const person of PEOPLE) expect(JSON.stringify(live.engine.self(person))).not.toContain('AMY');
  });
});
