import type { Due, Feature } from '../engine/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import type { Slot, SlotKind, StageShape } from './facts.js';

type StageFeature = Feature<StageShape, RosterShape & SessionShape>;
type Own = Parameters<StageFeature['on']['stage/reserved']>[0];

/** The row of a person's slot: `c` or `s` and the person. */
export const slotId = (person: string, kind: SlotKind): string => `${kind === 'camera' ? 'c' : 's'}${person}`;

const change = ({ slots }: Own, person: string, kind: SlotKind, part: (slot: Slot) => Partial<Slot>) => {
  const slot = slots.get(slotId(person, kind));
  if (slot) slots.put(slotId(person, kind), { ...slot, ...part(slot) });
};
const clear = ({ slots, invitations }: Own) => {
  for (const { person, kind } of [...slots.values()]) slots.drop(slotId(person, kind));
  for (const { person } of [...invitations.values()]) invitations.drop(person);
};

export const stageOn: StageFeature['on'] = {
  'stage/reserved': ({ slots, invitations }, { person, name, role, kind, at, until }) => {
    slots.put(slotId(person, kind), {
      person, name, role, kind, since: at, until, onAir: false, held: { microphone: false, camera: false },
    });
    // However the person got there: by a raised hand, for example.
    invitations.drop(person);
  },
  'stage/freed': ({ slots }, { person, kind }) => slots.drop(slotId(person, kind)),
  'stage/published': (own, { person, kind }) => change(own, person, kind, () => ({ onAir: true })),
  'stage/unpublished': (own, { person, kind, until }) => change(own, person, kind, () => ({ onAir: false, until })),
  'stage/muted': (own, { person, source }) =>
    change(own, person, 'camera', ({ held }) => ({ held: { ...held, [source]: true } })),
  'stage/unmuted': (own, { person, source, at }) =>
    change(own, person, 'camera', ({ held }) => ({ held: { ...held, [source]: false }, asked: { source, at } })),
  'stage/invited': ({ invitations }, { person, name, by, at, until }) =>
    invitations.put(person, { person, name, by, at, until }),
  'stage/invitation-closed': ({ invitations }, { person }) => invitations.drop(person),
  'roster/removed': ({ slots, invitations }, { person }) => {
    slots.drop(slotId(person, 'camera'));
    slots.drop(slotId(person, 'screen'));
    invitations.drop(person);
  },
  'roster/role-changed': (own, { person, role }) => {
    for (const kind of ['camera', 'screen'] as const) change(own, person, kind, () => ({ role }));
  },
  'session/ended': clear,
  'session/cancelled': clear,
};

const shown = ({ person, name, role, kind, since, onAir }: Slot) => ({ person, name, role, kind, since, onAir });
const whole = ({ held, asked, until, ...slot }: Slot) => ({
  ...slot, held: { ...held }, until, ...(asked && { asked: { ...asked } }),
});
export const stageViews: StageFeature['views'] = {
  slots: { public: shown, staff: whole, self: { owners: ({ person }) => [person], show: whole } },
  invitations: {
    staff: (invitation) => ({ ...invitation }),
    self: { owners: ({ person }) => [person], show: ({ at, until }) => ({ at, until }) },
  },
};

/** The first slot that nobody uses, or invitation that nobody answers, to run out. */
export const stageDue: NonNullable<StageFeature['due']> = ({ slots, invitations }) => {
  let first: Due<StageShape['commands']> | undefined;
  for (const { person, kind, onAir, until } of slots.values()) {
    if (onAir || (first && first.at <= until)) continue;
    first = { at: until, person, command: 'stage/expire', input: { person, kind } };
  }
  for (const { person, until } of invitations.values()) {
    if (first && first.at <= until) continue;
    first = { at: until, person, command: 'stage/expire-invitation', input: { person } };
  }
  return first;
};
