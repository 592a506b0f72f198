import { isStaff, LiveError, type Engine } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import { barred, type Person } from '@rostrum/core/roster';
import { SESSION } from '@rostrum/core/session';
import { slotId } from '@rostrum/core/stage';

export type TokenKind = 'view' | 'camera' | 'screen';

/**
 * Whether a person may connect to the stage for this now, as the event stands.
 * Errors: `engine/denied`, `roster/banned`, `stage/not-open`, `stage/not-on`.
 */
export function stageEntry(engine: Engine, person: string, kind: TokenKind): Person | LiveError {
  const known = member(engine, person);
  if (known instanceof LiveError) return known;
  const { session, slots } = tablesOf(engine);
  const status = session.get(SESSION)?.status;
  const mayEnter = status === 'live' || (status === 'backstage' && (isStaff(known.role) || known.role === 'speaker'));
  if (!mayEnter) {
    return new LiveError('stage/not-open', 'The stage is not open to you now.', 'Wait until the event is live.');
  }
  if (kind !== 'view' && !slots.get(slotId(person, kind))) {
    return new LiveError('stage/not-on', `You have no place on the stage for your ${kind}.`,
      'Take a place first.', { kind: 'denied' });
  }
  return known;
}

/** A person who is in the event and not banned. Errors: `engine/denied`, `roster/banned`. */
export function member(engine: Engine, person: string): Person | LiveError {
  const known = tablesOf(engine).people.get(person);
  if (known?.barred) return barred();
  return known ?? new LiveError('engine/denied', 'You are not in this event.', 'Join it first.', { kind: 'denied' });
}
