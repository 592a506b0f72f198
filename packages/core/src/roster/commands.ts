import { LiveError, RANK, type Feature, type World } from '../engine/index.js';
import { inStatus, type SessionShape } from '../session/index.js';
import { rosterAsks as ask } from './ask.js';
import type { Person, RosterShape } from './facts.js';

export const rosterCommands: Feature<RosterShape, SessionShape>['commands'] = {
  'roster/join': {
    ...ask['roster/join'],
    decide: (world, { person, name, role }, { now }) => {
      const session = inStatus(world, 'join', ['scheduled', 'backstage', 'live']);
      if (session instanceof LiveError) return session;
      const known = world.people.get(person);
      if (known?.barred) return barred();
      // Roles survive: whoever was promoted and comes back is still that (S4.11).
      return [{ type: 'roster/joined', person, name, role: known ? known.role : role, at: now }];
    },
  },
  'roster/arrive': {
    ...ask['roster/arrive'],
    decide: (world, { person }) => {
      const known = here(world, person);
      return known instanceof LiveError ? known : [{ type: 'roster/arrived', person }];
    },
  },
  'roster/depart': {
    ...ask['roster/depart'],
    decide: (world, { person }, { now }) => {
      const known = here(world, person);
      return known instanceof LiveError ? known : [{ type: 'roster/departed', person, at: now }];
    },
  },
  'roster/leave': {
    ...ask['roster/leave'],
    decide: (_world, _input, { person }) => [{ type: 'roster/removed', person, cause: 'left' }],
  },
  'roster/promote': {
    ...ask['roster/promote'],
    decide: (world, { person, role }, context) => {
      const known = here(world, person);
      if (known instanceof LiveError) return known;
      if (known.role === 'guest') {
        return new LiveError('roster/guest', `${known.name} is here as a guest.`, 'Ask them to sign in, then promote them.');
      }
      if (known.role === role) return new LiveError('roster/same-role', `${known.name} is ${role} already.`, 'Nothing to do.');
      if (RANK[role] >= RANK[context.role]) {
        return new LiveError('roster/too-high', `A ${context.role} cannot make somebody ${role}.`, 'Ask the host.', { kind: 'denied' });
      }
      return [{ type: 'roster/role-changed', id: context.id, at: context.now, person, name: known.name, role }];
    },
  },
  'roster/demote': {
    ...ask['roster/demote'],
    decide: (world, { person }, { id, now }) => {
      const known = here(world, person);
      if (known instanceof LiveError) return known;
      if (known.role === known.base) {
        return new LiveError('roster/same-role', `${known.name} was not promoted.`, 'Nothing to do.');
      }
      return [{ type: 'roster/role-changed', id, at: now, person, name: known.name, role: known.base }];
    },
  },
};

/** A person who is in the event. Other features compose this into their own decisions. */
export function here(world: World<RosterShape['tables']>, person: string): Person | LiveError {
  const known = world.people.get(person);
  return known && !known.barred ? known : new LiveError('roster/absent', 'This person is not in the event.', 'Ask them to join.');
}

export const barred = () =>
  new LiveError('roster/banned', 'You were banned from this event.', 'Write to the host if this is a mistake.', { kind: 'denied' });
