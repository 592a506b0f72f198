import { LiveError, type Decision, type World } from '../engine/index.js';
import { here, type RosterShape } from '../roster/index.js';
import type { SlotKind, StageShape } from './facts.js';
import { slotId } from './rows.js';

/** Publishers on one stage (Amazon IVS real-time; S4.6). Camera and screen count one each. */
export const SLOTS = 12;
/** A reserved slot that nobody publishes from is free again after this long, in milliseconds. */
export const UNUSED = 30_000;

type StageWorld = World<StageShape['tables'] & RosterShape['tables']>;

/** Takes a slot for a person. Other features compose this into their own decisions: both commit, or neither. */
export function reserve(world: StageWorld, person: string, kind: SlotKind, now: number): Decision<StageShape['facts']> {
  const known = here(world, person);
  if (known instanceof LiveError) return known;
  const { name, role } = known;
  if (role === 'guest') {
    return new LiveError('stage/guest', `${name} is here as a guest, and guests only watch.`, 'Ask them to sign in.');
  }
  if (world.slots.get(slotId(person, kind))) {
    return new LiveError('stage/already-on', `${name} has this place on the stage already.`, 'Nothing to do.');
  }
  const kept = role === 'host' || hostIsOn(world) ? 0 : 1;
  if (world.slots.size >= SLOTS - kept) {
    return new LiveError('stage/full', kept && world.slots.size < SLOTS
      ? 'All places on the stage are taken but the one that is kept for the host.'
      : `All ${SLOTS} places on the stage are taken.`, 'Take somebody off the stage first.');
  }
  return [{ type: 'stage/reserved', person, name, role, kind, at: now, until: now + UNUSED }];
}

function hostIsOn(world: StageWorld): boolean {
  for (const slot of world.slots.values()) if (slot.role === 'host' && slot.kind === 'camera') return true;
  return false;
}
