import { RANK, type Feature } from '../engine/index.js';
import type { SessionShape } from '../session/index.js';
import type { Person, RosterShape } from './facts.js';

type RosterFeature = Feature<RosterShape, SessionShape>;
type Own = Parameters<RosterFeature['on']['roster/joined']>[0];
const change = ({ people }: Own, id: string, part: Partial<Person>) => {
  const person = people.get(id);
  if (person) people.put(id, { ...person, ...part });
};

export const rosterOn: RosterFeature['on'] = {
  'roster/joined': ({ people }, { person, name, role, at }) => {
    const known = people.get(person);
    people.put(person, known
      ? { ...known, name, role }
      : { id: person, name, role, base: role, online: false, joinedAt: at, barred: false });
  },
  'roster/arrived': (own, { person }) => change(own, person, { online: true }),
  'roster/departed': (own, { person }) => change(own, person, { online: false }),
  'roster/role-changed': (own, { person, role }) => change(own, person, { role }),
  'roster/removed': ({ people }, { person, cause, name }) => {
    const known = people.get(person) ?? (cause === 'banned' && name !== undefined ? stranger(person, name) : undefined);
    if (!known) return;
    if (cause === 'banned') people.put(person, { ...known, role: known.base, online: false, barred: true });
    // A promotion outlives a visit; without one there is nothing to remember.
    else if (cause === 'left' && known.role !== known.base) people.put(person, { ...known, online: false });
    else people.drop(person);
  },
  'roster/restored': ({ people }, { person }) => people.drop(person),
};

/** Banned after having left, so that the row is there when they come back. */
const stranger = (id: string, name: string): Person =>
  ({ id, name, role: 'attendee', base: 'attendee', online: false, joinedAt: 0, barred: false });

export const rosterViews: RosterFeature['views'] = {
  people: {
    count: { to: ['public', 'staff'], where: ({ online }) => online },
    // The audience does not see who else is in it: that would cost a message to everybody for every arrival.
    public: ({ name, role, barred }) => (barred || RANK[role] < RANK.speaker ? undefined : { name, role }),
    staff: ({ name, role, base, online, joinedAt, barred }) => (barred ? undefined : { name, role, base, online, joinedAt }),
    self: { owners: ({ id, barred }) => (barred ? [] : [id]), show: ({ name, role }) => ({ name, role }) },
  },
};
