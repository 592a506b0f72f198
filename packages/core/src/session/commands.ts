import { LiveError, type Feature, type World } from '../engine/index.js';
import { LONGEST, sessionAsks as ask } from './ask.js';
import type { Session, SessionShape, Status } from './facts.js';
import { SESSION } from './rows.js';

const MINUTE = 60_000;

export const sessionCommands: Feature<SessionShape>['commands'] = {
  'session/create': {
    ...ask['session/create'],
    decide: (world, input) =>
      world.session.get(SESSION)
        ? new LiveError('session/exists', 'This event was created before.', 'Change it instead.')
        : [{ type: 'session/created', ...input }],
  },
  'session/update': {
    ...ask['session/update'],
    decide: (world, { title, description, startsAt, duration, guests }) => {
      const session = inStatus(world, 'change', ['scheduled', 'backstage']);
      if (session instanceof LiveError) return session;
      return [{
        type: 'session/updated',
        ...(title !== undefined && { title }), ...(description !== undefined && { description }),
        ...(startsAt !== undefined && { startsAt }), ...(duration !== undefined && { duration }),
        ...(guests !== undefined && { guests }),
      }];
    },
  },
  'session/open': {
    ...ask['session/open'],
    decide: (world, _input, { now }) => {
      const session = inStatus(world, 'open the stage of', ['scheduled']);
      return session instanceof LiveError ? session : [{ type: 'session/opened', at: now }];
    },
  },
  'session/go-live': {
    ...ask['session/go-live'],
    decide: (world, _input, { now, id }) => {
      const session = inStatus(world, 'go live with', ['backstage']);
      if (session instanceof LiveError) return session;
      return [{ type: 'session/went-live', id, at: now, endsAt: now + session.duration * MINUTE }];
    },
  },
  'session/warn': {
    ...ask['session/warn'],
    decide: (_world, { minutes }, { now, id }) => [{ type: 'session/warned', id, at: now, minutes }],
  },
  'session/extend': {
    ...ask['session/extend'],
    decide: (world, { minutes }, { now, id }) => {
      const session = inStatus(world, 'extend', ['live']);
      if (session instanceof LiveError) return session;
      const duration = session.duration + minutes;
      if (duration > LONGEST) {
        return new LiveError('session/too-long', `An event lasts at most ${LONGEST} minutes; this one would last ${duration}.`,
          'Extend it by less, or end it and create another.');
      }
      return [{ type: 'session/extended', id, at: now, minutes, duration, endsAt: session.endsAt! + minutes * MINUTE }];
    },
  },
  'session/end': {
    ...ask['session/end'],
    decide: (world, _input, { now, id, role }) => {
      const session = inStatus(world, 'end', ['backstage', 'live']);
      if (session instanceof LiveError) return session;
      return [{ type: 'session/ended', id, at: now, cause: role === 'system' ? 'time' : 'hand' }];
    },
  },
  'session/cancel': {
    ...ask['session/cancel'],
    decide: (world, _input, { now }) => {
      const session = inStatus(world, 'cancel', ['scheduled', 'backstage']);
      return session instanceof LiveError ? session : [{ type: 'session/cancelled', at: now }];
    },
  },
  'session/retry': {
    ...ask['session/retry'],
    decide: (world, { id, errand, person }, { now }) =>
      world.retries.get(id)
        ? new LiveError('session/retried', 'Staff know already that this is tried again.', 'Nothing to do.')
        : [{ type: 'session/retried', id, errand, since: now, ...(person && { person }) }],
  },
  'session/settle': {
    ...ask['session/settle'],
    decide: (world, { id }) =>
      world.retries.get(id)
        ? [{ type: 'session/settled', id }]
        : new LiveError('session/not-retried', 'This is not being tried again.', 'Nothing to do.'),
  },
};

/** The session, if it is in one of these states. Other features compose this into their own decisions. */
export function inStatus(
  world: World<SessionShape['tables']>,
  what: string,
  states: readonly Status[],
): Session | LiveError {
  const session = world.session.get(SESSION);
  if (!session) return new LiveError('session/missing', 'This event does not exist.', 'Check the link.', { kind: 'unknown' });
  if (states.includes(session.status)) return session;
  return new LiveError('session/wrong-status', `You cannot ${what} an event that is ${session.status}.`,
    `It has to be ${states.join(' or ')}.`);
}
