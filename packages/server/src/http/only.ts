import { LiveError, type PersonRole } from '@rostrum/core/engine';

/** Errors: `engine/denied` unless the role is one that may. */
export function only(role: PersonRole | undefined, may: (role: PersonRole) => boolean): void {
  if (role !== undefined && may(role)) return;
  throw new LiveError(
    'engine/denied',
    `This is not open to ${role === undefined ? 'people who are not in the event' : `the role ${role}`}.`,
    'Ask the host.',
    { kind: 'denied' },
  );
}

export const isPresenter = (role: PersonRole): boolean => role === 'host' || role === 'cohost';
