import { LiveError, type Acted, type Feature } from '../engine/index.js';
import { here, type RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import { moderationAsks as ask } from './ask.js';
import type { ModerationShape } from './facts.js';

export const moderationCommands: Feature<ModerationShape, RosterShape & SessionShape & Acted>['commands'] = {
  'moderation/restrict': {
    ...ask['moderation/restrict'],
    decide: (world, { person, what, reason }) => {
      const known = here(world, person);
      if (known instanceof LiveError) return known;
      return world.restrictions.get(person)?.[what]
        ? new LiveError('moderation/already-restricted', `${known.name} is kept from ${what} already.`, 'Nothing to do.')
        : [{ type: 'moderation/restricted', person, name: known.name, what, ...(reason && { reason }) }];
    },
  },
  'moderation/unrestrict': {
    ...ask['moderation/unrestrict'],
    decide: (world, { person, what }) =>
      world.restrictions.get(person)?.[what]
        ? [{ type: 'moderation/unrestricted', person, what }]
        : new LiveError('moderation/not-restricted', `This person is not kept from ${what}.`, 'Nothing to do.'),
  },
  'moderation/kick': {
    ...ask['moderation/kick'],
    decide: (world, { person, reason }, { person: by, now }) => {
      const known = here(world, person);
      if (known instanceof LiveError) return known;
      return [
        { type: 'moderation/kicked', person, by, at: now, ...(reason && { reason }) },
        { type: 'roster/removed', person, cause: 'kicked' },
      ];
    },
  },
  'moderation/ban': {
    ...ask['moderation/ban'],
    // Also of who has left meanwhile: what somebody has said is often read after they have gone.
    decide: (world, { person, reason, name }, { person: by, now }) => {
      if (world.bans.get(person)) {
        return new LiveError('moderation/already-banned', 'This person is banned already.', 'Nothing to do.');
      }
      const known = name === undefined ? here(world, person) : (world.people.get(person) ?? { name });
      if (known instanceof LiveError) return known;
      return [
        { type: 'moderation/banned', person, name: known.name, by, at: now, ...(reason && { reason }) },
        { type: 'roster/removed', person, cause: 'banned', name: known.name },
      ];
    },
  },
  'moderation/unban': {
    ...ask['moderation/unban'],
    decide: (world, { person }) =>
      world.bans.get(person)
        ? [{ type: 'moderation/unbanned', person }, { type: 'roster/restored', person }]
        : new LiveError('moderation/not-banned', 'This person is not banned.', 'Nothing to do.'),
  },
};
