import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStaff } from '../engine/index.js';
import { codeOf, histories, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';
import { DIRECT_KEPT, MESSAGES_KEPT, NOTICES_KEPT } from './index.js';

const say = (live: Rehearsal, person: string, message: string, text = 'Hi') =>
  codeOf(live.ask(person, 'chat/send', { text, message }));

describe('chat', () => {
  it('every history: bounded, slow mode kept, silent while it is off, direct messages for two (S4.7)', () => {
    fc.assert(fc.property(histories(['chat', 'roster/leave', 'roster/join'], 150), (steps) => {
      const live = new Rehearsal();
      const lastSaid = new Map<string, number>();
      for (const step of steps) {
        live.pass(step.wait);
        const { on, slow } = live.tables.chat.get('chat')!;
        const person = live.actor(step);
        const role = live.engine.roleOf(person);
        const result = live.take({ ...step, wait: 0 });
        if (step.command !== 'chat/send' || codeOf(result) !== undefined || isStaff(role)) continue;
        expect(on).toBe(true);
        const { at, facts } = live.log.at(-1)!;
        // One that takes the place of an earlier attempt does not wait.
        if (facts[0]!.type === 'chat/sent') expect(at - (lastSaid.get(person) ?? -Infinity)).toBeGreaterThanOrEqual(slow * 1000);
        lastSaid.set(person, at);
      }
      expect(live.tables.messages.size).toBeLessThanOrEqual(MESSAGES_KEPT);
      expect(live.tables.notices.size).toBeLessThanOrEqual(NOTICES_KEPT);
      live.engine.settle();
      for (const person of ['amy', 'ben', 'gus', 'sven']) {
        const { direct = {} } = live.engine.self(person) as { direct?: Record<string, { peer: string }> };
        expect(Object.values(direct).every(({ peer }) => peer === person)).toBe(true);
      }
      expect(JSON.stringify(live.engine.publicView.snapshot().state)).not.toMatch(/Hello|Psst/);
    }), { numRuns: RUNS });
  });

  it('keeps the last 200 messages for late comers (S4.7)', () => {
    const live = new Rehearsal();
    for (let at = 0; at < MESSAGES_KEPT + 5; at++) say(live, 'hanna', `m${at}`);
    const history = live.engine.history('messages');
    expect([Object.keys(history).length, 'm4' in history, 'm5' in history]).toEqual([MESSAGES_KEPT, false, true]);
    expect(history['m5']).toEqual({ person: 'hanna', name: 'HANNA', role: 'host', text: 'Hi', at: live.now });
    expect(live.engine.history('direct')).toEqual({});
  });

  it('takes 500 characters and each message once (S4.3, S2.8)', () => {
    const live = new Rehearsal();
    expect(say(live, 'amy', 'm1', 'x'.repeat(500))).toBeUndefined();
    expect(say(live, 'amy', 'm1')).toBe('chat/repeated');
    expect(say(live, 'amy', 'm2', 'x'.repeat(501))).toBe('engine/invalid');
    expect(say(live, 'amy', '__proto__')).toBe('engine/invalid');
  });

  it('a message that the room has not taken in time is sent again as the same one (S4.9)', () => {
    const live = new Rehearsal();
    live.ask('mona', 'chat/slow', { seconds: 30 });
    const attempt = (message: string, draft: { id: string; attempt: number }, person = 'amy') =>
      codeOf(live.ask(person, 'chat/send', { text: 'Hi', message, draft }));
    expect(attempt('m1', { id: 'd', attempt: 1 })).toBeUndefined();
    // Slow mode does not count the message that nobody has seen; the room may have to take that one back, too.
    expect(attempt('m2', { id: 'd', attempt: 2 })).toBeUndefined();
    expect(live.log.at(-1)!.facts.map(({ type }) => type)).toEqual(['chat/deleted', 'chat/sent']);
    expect(Object.keys(live.engine.history('messages'))).toEqual(['m2']);
    // The first one's function has taken longer than the second one's.
    expect(attempt('m3', { id: 'd', attempt: 1 })).toBe('chat/repeated');
    expect(attempt('m3', { id: 'd', attempt: 2 })).toBe('chat/repeated');
    expect(attempt('m3', { id: 'd', attempt: 4 })).toBe('engine/invalid');
    expect(attempt('m3', { id: 'other', attempt: 1 })).toBe('chat/slow-mode');
    // A draft is its sender's own.
    expect(attempt('m4', { id: 'd', attempt: 3 }, 'ben')).toBeUndefined();
    expect(Object.keys(live.engine.history('messages'))).toEqual(['m2', 'm4']);
    expect(JSON.stringify(live.engine.history('messages'))).not.toContain('draft');
  });

  it('slow mode binds the audience, and nobody escapes it by leaving', () => {
    const live = new Rehearsal();
    live.ask('mona', 'chat/slow', { seconds: 30 });
    expect(say(live, 'amy', 'm1')).toBeUndefined();
    live.pass(10_000);
    expect(live.ask('amy', 'chat/send', { text: 'Hi', message: 'm2' })).toMatchObject({ code: 'chat/slow-mode', retryAfter: 20 });
    live.ask('amy', 'roster/leave', {});
    live.system('roster/join', { person: 'amy', name: 'Amy', role: 'attendee' });
    expect(say(live, 'amy', 'm3')).toBe('chat/slow-mode');
    expect([say(live, 'mona', 'm4'), say(live, 'mona', 'm5')]).toEqual([undefined, undefined]);
    live.pass(20_000);
    expect(say(live, 'amy', 'm6')).toBeUndefined();
  });

  it('is turned off and on by staff, who may still write (S4.7)', () => {
    const live = new Rehearsal();
    live.ask('mona', 'chat/toggle', { on: false });
    expect([say(live, 'amy', 'm1'), say(live, 'mona', 'm2')]).toEqual(['chat/off', undefined]);
    live.ask('mona', 'chat/toggle', { on: true });
    expect(say(live, 'amy', 'm3')).toBeUndefined();
  });

  it('direct messages go to the presenters, and from them to one person (S4.7)', () => {
    const live = new Rehearsal();
    expect(codeOf(live.ask('amy', 'chat/direct', { text: 'Psst', to: 'ben' }))).toBe('chat/presenters-only');
    expect(codeOf(live.ask('mona', 'chat/direct', { text: 'Psst' }))).toBe('chat/no-recipient');
    for (let at = 0; at < DIRECT_KEPT + 2; at++) live.ask('amy', 'chat/direct', { text: `A${at}` });
    live.ask('mona', 'chat/direct', { text: 'Answer', to: 'amy' });
    const { direct } = live.engine.self('amy') as { direct: Record<string, { text: string; person: string }> };
    expect(Object.keys(direct).length).toBe(DIRECT_KEPT);
    expect(Object.values(direct).at(-1)).toMatchObject({ text: 'Answer', person: 'mona' });
    expect(live.engine.self('ben')).not.toHaveProperty('direct');
  });

  it('staff delete any message, others retract their own', () => {
    const live = new Rehearsal();
    for (const message of ['m1', 'm2']) say(live, 'amy', message);
    expect(codeOf(live.ask('ben', 'chat/delete', { message: 'm1' }))).toBe('engine/denied');
    expect(codeOf(live.ask('ben', 'chat/retract', { message: 'm1' }))).toBe('chat/not-yours');
    expect(codeOf(live.ask('amy', 'chat/retract', { message: 'm1' }))).toBeUndefined();
    expect(codeOf(live.ask('mona', 'chat/delete', { message: 'm2' }))).toBeUndefined();
    expect(live.tables.messages.size).toBe(0);
    expect([...live.tables.audit.values()].map(({ command }) => command)).toContain('chat/delete');
  });
});
