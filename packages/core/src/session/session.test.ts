import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, HISTORY, histories, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';
import { LONGEST, SESSION, type Status } from './index.js';

const MINUTE = 60_000;
const sessionOf = (live: Rehearsal) => live.tables.session.get(SESSION)!;
const notices = (live: Rehearsal) =>
  [...live.tables.notices.values()].map(({ code, value }) => (value === undefined ? code : `${code} ${value}`));

describe('session', () => {
  it('goes scheduled, backstage, live, ended, and never back (S4.1)', () => {
    const NEXT: Record<Status, readonly Status[]> = {
      scheduled: ['scheduled', 'backstage', 'cancelled'], backstage: ['backstage', 'live', 'ended', 'cancelled'],
      live: ['live', 'ended'], ended: ['ended'], cancelled: ['cancelled'],
    };
    fc.assert(fc.property(histories(['session']), (steps) => {
      const live = new Rehearsal({ live: false });
      let status: Status = 'scheduled';
      for (const step of steps) {
        live.take(step);
        const session = sessionOf(live);
        // Time may have ended it between two steps, and only an event that was live.
        if (session.endedAt !== undefined && session.liveAt !== undefined && status === 'backstage') status = 'live';
        expect(NEXT[status]).toContain(session.status);
        status = session.status;
        expect(session.duration).toBeLessThanOrEqual(LONGEST);
        const { liveAt, endsAt } = session;
        if (liveAt !== undefined) expect(endsAt! - liveAt).toBe(session.duration * MINUTE);
        if (session.status === 'live') expect(live.now).toBeLessThan(session.endsAt!);
      }
    }), { numRuns: RUNS });
  });

  it('ends by itself, warned at five minutes and at one (S4.4)', () => {
    const live = new Rehearsal({ duration: 10 });
    live.pass(5 * MINUTE - 1);
    expect(notices(live)).toEqual(['live']);
    live.pass(1);
    expect(notices(live)).toEqual(['live', 'time-warning 5']);
    live.pass(4 * MINUTE);
    expect(notices(live)).toEqual(['live', 'time-warning 5', 'time-warning 1']);
    live.pass(MINUTE - 1);
    expect(sessionOf(live).status).toBe('live');
    live.pass(1);
    expect(sessionOf(live)).toMatchObject({ status: 'ended', endedAt: HISTORY + 10 * MINUTE });
    expect(live.engine.dueAt).toBeUndefined();
  });

  it('warns again after an extension, and not of what has passed (S4.4)', () => {
    const live = new Rehearsal({ duration: 3 });
    live.pass(2 * MINUTE);
    expect(notices(live)).toEqual(['live', 'time-warning 1']);
    expect(codeOf(live.ask('hanna', 'session/extend', { minutes: 15 }))).toBeUndefined();
    live.pass(11 * MINUTE);
    expect(notices(live)).toEqual(['live', 'time-warning 1', 'extended 15', 'time-warning 5']);
  });

  it('gives every warning and the end at their own time, though the host slept through all of them', () => {
    const live = new Rehearsal({ duration: 10 });
    live.pass(24 * 60 * MINUTE);
    expect([...live.tables.notices.values()].map(({ at }) => (at - HISTORY) / MINUTE)).toEqual([0, 5, 9, 10]);
  });

  it('lasts at most 480 minutes with extensions of 15, 30 and 60 (S4.3)', () => {
    const live = new Rehearsal({ duration: 450 });
    expect(codeOf(live.ask('hanna', 'session/extend', { minutes: 60 }))).toBe('session/too-long');
    expect(codeOf(live.ask('hanna', 'session/extend', { minutes: 20 }))).toBe('engine/invalid');
    expect(codeOf(live.ask('carl', 'session/extend', { minutes: 30 }))).toBeUndefined();
    expect(codeOf(live.ask('hanna', 'session/extend', { minutes: 15 }))).toBe('session/too-long');
  });

  it.each([
    [{ title: 'x'.repeat(201) }, 'title'], [{ title: ' ' }, 'title'], [{ description: 'x'.repeat(5001) }, 'description'],
    [{ duration: 481 }, 'duration'], [{ duration: 0 }, 'duration'], [{ startsAt: -1 }, 'startsAt'], [{ host: 'me' }, 'host'],
  ])('refuses %j and names the field (S4.3)', (part, field) => {
    const live = new Rehearsal({ live: false });
    expect(live.ask('hanna', 'session/update', part)).toMatchObject({ code: 'engine/invalid', kind: 'invalid', path: [field] });
  });

  it('clears the stage and the hands when it ends', () => {
    const live = new Rehearsal();
    live.ask('amy', 'hands/raise', {});
    live.ask('sven', 'stage/join', {});
    live.ask('hanna', 'stage/invite', { person: 'ben' });
    live.ask('hanna', 'session/end', {});
    const { hands, slots, invitations } = live.tables;
    expect([hands.size, slots.size, invitations.size]).toEqual([0, 0, 0]);
    expect(codeOf(live.ask('sven', 'stage/join', {}))).toBe('session/wrong-status');
  });

  it('shows to staff alone what the server tries again, until it is done', () => {
    const live = new Rehearsal();
    const retries = () => live.engine.staffView.snapshot().state['retries'];
    expect(codeOf(live.system('session/retry', { id: 'e0a', errand: 'removal', person: 'ben' }))).toBeUndefined();
    expect(retries()).toEqual({ e0a: { errand: 'removal', person: 'ben', since: live.now } });
    expect(live.engine.publicView.snapshot().state).not.toHaveProperty('retries');
    expect(live.engine.self('ben')).not.toHaveProperty('retries');
    expect(codeOf(live.system('session/retry', { id: 'e0a', errand: 'removal' }))).toBe('session/retried');
    expect(codeOf(live.ask('hanna', 'session/settle', { id: 'e0a' }))).toBe('engine/denied');
    expect(codeOf(live.system('session/settle', { id: 'e0a' }))).toBeUndefined();
    expect(retries() ?? {}).toEqual({});
    expect(codeOf(live.system('session/settle', { id: 'e0a' }))).toBe('session/not-retried');
  });
});
