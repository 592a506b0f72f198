import * as v from 'valibot';
import type { Ask } from '../engine/index.js';
import { aboutPerson, id, nothing, text } from '../input/index.js';
import type { RosterShape } from './facts.js';

/** The longest display name (S4.3). */
export const NAME_LENGTH = 100;

type Asks = { [C in keyof RosterShape['commands']]: Ask<RosterShape['commands'][C]> };
export const rosterAsks: Asks = {
  'roster/join': {
    input: v.strictObject({
      person: id,
      name: text(NAME_LENGTH),
      role: v.picklist(['host', 'cohost', 'moderator', 'speaker', 'attendee', 'guest']),
    }),
    may: ['system'],
  },
  'roster/arrive': { input: aboutPerson, may: ['system'] },
  'roster/depart': { input: aboutPerson, may: ['system'] },
  'roster/leave': { input: nothing, may: ['cohost', 'moderator', 'speaker', 'attendee', 'guest'] },
  'roster/promote': {
    input: v.strictObject({ person: id, role: v.picklist(['cohost', 'moderator', 'speaker']) }),
    may: ['host', 'cohost'],
    target: ({ person }) => person,
  },
  'roster/demote': { input: aboutPerson, may: ['host', 'cohost'], target: ({ person }) => person },
};
