import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StageUpdate } from './contract.js';
import { StageRoom } from './room.js';

const stage = { id: 's', arn: 'arn:aws:ivs:us-east-1:000000000000:stage/s', name: 's' };
const start = new Date('2026-01-01T10:00:00Z');

function room() {
  let sessions = 0;
  return new StageRoom(stage, () => `st-${++sessions}`);
}
const person = (id: string) => ({ id, userId: `user-${id}`, attributes: { name: id } });
const names = (updates: readonly StageUpdate[]) => updates.map((update) => update.eventName);

describe('StageRoom', () => {
  it('begins a session with the first participant and ends it with the last', () => {
    const one = room();
    expect(names(one.join(person('a'), {}, start))).toEqual(['Session Started', 'Participant Joined']);
    expect(names(one.join(person('b'), {}, start))).toEqual(['Participant Joined']);
    one.setPublishing('a', true);
    expect(names(one.leave('a', start))).toEqual(['Participant Unpublished', 'Participant Left']);
    expect(names(one.leave('b', start))).toEqual(['Participant Left', 'Session Ended']);
    expect(one.sessions).toEqual([{ sessionId: 'st-1', startTime: start, endTime: start }]);
    expect(one.participants('st-1')).toMatchObject([
      { participantId: 'a', state: 'DISCONNECTED', published: true },
      { participantId: 'b', state: 'DISCONNECTED', published: false },
    ]);
  });

  it('takes a participant that comes back for the same one', () => {
    const one = room();
    one.join(person('a'), { browserName: 'Chrome' }, start);
    one.describe('a', { audioMuted: false, videoStopped: false });
    expect(one.join(person('a'), {}, start)).toEqual([]);
    expect(one.snapshot([]).participants).toMatchObject([{ id: 'a', audioMuted: false, isPublishing: false }]);
  });

  it('says a thing once', () => {
    const one = room();
    one.join(person('a'), {}, start);
    expect(names(one.setPublishing('a', true))).toEqual(['Participant Published']);
    expect(one.setPublishing('a', true)).toEqual([]);
    expect(one.setPublishing('nobody', true)).toEqual([]);
  });

  it('remembers a stop until a snapshot has told of it', () => {
    const one = room();
    one.join(person('a'), {}, start);
    one.setPublishing('a', true);
    one.setPublishing('a', false);
    expect(one.hasUntoldStop('a')).toBe(true);
    one.snapshot([]);
    expect(one.hasUntoldStop('a')).toBe(false);
  });

  it('kills the token of who is disconnected, present or not', () => {
    const one = room();
    one.join(person('a'), {}, start);
    one.kick('a', 'PARTICIPANT_DISCONNECTED', start);
    one.kick('later', 'PARTICIPANT_DISCONNECTED', start);
    expect([one.refusal('a'), one.refusal('later'), one.refusal('b')]).toEqual([
      'PARTICIPANT_DISCONNECTED',
      'PARTICIPANT_DISCONNECTED',
      undefined,
    ]);
    expect(one.snapshot([]).disconnected).toEqual([{ ...person('a'), status: 'KICKED' }]);
  });

  it('is told by its updates exactly as its snapshot is', () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const act = fc.oneof(fc.record({ do: fc.constantFrom('join', 'leave', 'kick', 'publish', 'unpublish'), id }));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const one = room();
        const told = new Map<string, boolean>();
        let sequence = 0;
        for (const each of acts) {
          const updates = {
            join: () => one.join(person(each.id), {}, start),
            leave: () => one.leave(each.id, start),
            kick: () => one.kick(each.id, 'PARTICIPANT_DISCONNECTED', start),
            publish: () => one.setPublishing(each.id, true),
            unpublish: () => one.setPublishing(each.id, false),
          }[each.do as 'join']();
          for (const { eventName, participantId = '' } of updates) {
            if (eventName === 'Participant Joined') told.set(participantId, false);
            if (eventName === 'Participant Left') told.delete(participantId);
            if (eventName === 'Participant Published') told.set(participantId, true);
            if (eventName === 'Participant Unpublished') told.set(participantId, false);
          }
          const snapshot = one.snapshot([]);
          expect(new Map(snapshot.participants.map((entry) => [entry.id, entry.isPublishing]))).toEqual(told);
          expect(snapshot.sequenceNumber).toBeGreaterThan(sequence);
          sequence = snapshot.sequenceNumber;
          expect(one.sessionId !== undefined).toBe(told.size > 0);
        }
      }),
    );
  });
});
