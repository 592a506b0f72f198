import { LiveError, RANK, type Decision, type Feature, type World } from '../engine/index.js';
import { here, type RosterShape } from '../roster/index.js';
import { inStatus, type SessionShape } from '../session/index.js';
import { stageAsks as ask } from './ask.js';
import type { Slot, SlotKind, StageShape } from './facts.js';
import { reserve, UNUSED } from './reserve.js';
import { slotId } from './rows.js';

/** How long an invitation to the stage stands, in milliseconds. */
export const INVITATION = 60_000;

type StageDecision = Decision<StageShape['facts']>;
type StageWorld = World<StageShape['tables'] & RosterShape['tables'] & SessionShape['tables']>;

export const stageCommands: Feature<StageShape, RosterShape & SessionShape>['commands'] = {
  'stage/join': { ...ask['stage/join'], decide: (world, _input, { person, now }) => take(world, person, 'camera', now, true) },
  'stage/leave': {
    ...ask['stage/leave'],
    decide: (world, _input, { person }) => free(world, person, ['screen', 'camera'], 'left'),
  },
  'stage/share': {
    ...ask['stage/share'],
    decide: (world, _input, { person, now }) =>
      world.slots.get(slotId(person, 'camera'))
        ? take(world, person, 'screen', now, true)
        : new LiveError('stage/not-on', 'Only people on the stage can share their screen.', 'Join the stage first.'),
  },
  'stage/unshare': { ...ask['stage/unshare'], decide: (world, _input, { person }) => free(world, person, ['screen'], 'left') },
  'stage/invite': {
    ...ask['stage/invite'],
    decide: (world, { person }, context) => {
      const session = inStatus(world, 'invite somebody to the stage of', ['backstage', 'live']);
      if (session instanceof LiveError) return session;
      const slot = reserve(world, person, 'camera', context.now);
      if (slot instanceof LiveError) return slot;
      if (world.invitations.get(person)) {
        return new LiveError('stage/already-invited', 'This person is invited already.', 'Wait for the answer.');
      }
      const { name } = here(world, person) as { name: string };
      return [{ type: 'stage/invited', person, name, by: context.person, at: context.now, until: context.now + INVITATION }];
    },
  },
  'stage/withdraw': { ...ask['stage/withdraw'], decide: (world, { person }) => closeInvitation(world, person, 'withdrawn') },
  'stage/accept': {
    ...ask['stage/accept'],
    decide: (world, _input, { person, now }) => {
      const closed = closeInvitation(world, person, 'accepted');
      if (closed instanceof LiveError) return closed;
      const slot = reserve(world, person, 'camera', now);
      return slot instanceof LiveError ? slot : [...closed, ...slot];
    },
  },
  'stage/decline': { ...ask['stage/decline'], decide: (world, _input, { person }) => closeInvitation(world, person, 'declined') },
  'stage/grant': { ...ask['stage/grant'], decide: (world, { person }, { now }) => take(world, person, 'camera', now, false) },
  'stage/revoke': {
    ...ask['stage/revoke'],
    decide: (world, { person, kind }) => free(world, person, kind === 'screen' ? ['screen'] : ['screen', 'camera'], 'revoked'),
  },
  'stage/mute': {
    ...ask['stage/mute'],
    decide: (world, { person, source }) => {
      const slot = onStage(world, person);
      if (slot instanceof LiveError) return slot;
      return slot.held[source]
        ? new LiveError('stage/already-muted', `The ${source} of ${slot.name} is muted already.`, 'Nothing to do.')
        : [{ type: 'stage/muted', person, source }];
    },
  },
  'stage/unmute': {
    ...ask['stage/unmute'],
    decide: (world, { person, source }, { now }) => {
      const slot = onStage(world, person);
      return slot instanceof LiveError ? slot : [{ type: 'stage/unmuted', person, source, at: now }];
    },
  },
  'stage/mute-all': {
    ...ask['stage/mute-all'],
    decide: (world, { source }, { role }) => {
      const facts: { type: 'stage/muted'; person: string; source: typeof source }[] = [];
      for (const { person, kind, held, role: theirs } of world.slots.values()) {
        if (kind === 'camera' && !held[source] && RANK[theirs] < RANK[role]) facts.push({ type: 'stage/muted', person, source });
      }
      return facts.length ? facts : new LiveError('stage/already-muted', 'Nobody is left to mute.', 'Nothing to do.');
    },
  },
  'stage/published': {
    ...ask['stage/published'],
    decide: (world, { person, kind }) => {
      const slot = slotOf(world, person, kind);
      return slot instanceof LiveError ? slot : [{ type: 'stage/published', person, kind }];
    },
  },
  'stage/unpublished': {
    ...ask['stage/unpublished'],
    decide: (world, { person, kind }, { now }) => {
      const slot = slotOf(world, person, kind);
      return slot instanceof LiveError ? slot : [{ type: 'stage/unpublished', person, kind, until: now + UNUSED }];
    },
  },
  'stage/expire': {
    ...ask['stage/expire'],
    // Whoever is not on the stage cannot share a screen there.
    decide: (world, { person, kind }) => free(world, person, kind === 'screen' ? ['screen'] : ['screen', 'camera'], 'unused'),
  },
  'stage/expire-invitation': {
    ...ask['stage/expire-invitation'],
    decide: (world, { person }) => closeInvitation(world, person, 'expired'),
  },
};

function take(world: StageWorld, person: string, kind: SlotKind, now: number, backstage: boolean): StageDecision {
  const session = inStatus(world, 'put somebody on the stage of', backstage ? ['backstage', 'live'] : ['live']);
  if (session instanceof LiveError) return session;
  const slot = reserve(world, person, kind, now);
  if (slot instanceof LiveError || !world.invitations.get(person)) return slot;
  return [{ type: 'stage/invitation-closed', person, cause: 'accepted' }, ...slot];
}

/** Frees those of these slots that the person has; refuses when there is none. */
export function free(
  world: World<StageShape['tables']>,
  person: string,
  kinds: readonly SlotKind[],
  cause: 'left' | 'revoked' | 'unused',
): StageDecision {
  const had = kinds.filter((kind) => world.slots.get(slotId(person, kind)));
  return had.length ? had.map((kind) => ({ type: 'stage/freed', person, kind, cause })) : notOn();
}

function closeInvitation(
  world: StageWorld,
  person: string,
  cause: StageShape['facts']['stage/invitation-closed']['cause'],
): StageDecision {
  return world.invitations.get(person)
    ? [{ type: 'stage/invitation-closed', person, cause }]
    : new LiveError('stage/not-invited', 'There is no such invitation any more.', 'Ask for a new one.');
}

const onStage = (world: StageWorld, person: string) => slotOf(world, person, 'camera');
const slotOf = (world: StageWorld, person: string, kind: SlotKind): Slot | LiveError =>
  world.slots.get(slotId(person, kind)) ?? notOn();
const notOn = () => new LiveError('stage/not-on', 'This person is not on the stage.', 'Nothing to do.');
