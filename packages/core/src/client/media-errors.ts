import { LiveError } from '../engine/live-error.js';

export function connectionLost(cause?: unknown): LiveError {
  const error = new LiveError('stage/unreachable', 'The connection to the stage was lost.',
    'Check the network; it is tried again.');
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** The media room will not have this participant again. */
export function sentAway(reason: 'kicked' | 'stage-deleted' | 'token-reused'): LiveError {
  switch (reason) {
    case 'kicked':
      return new LiveError('stage/kicked', 'The stage has disconnected you.', 'Ask the presenters to let you in again.',
        { kind: 'denied' });
    case 'stage-deleted':
      return new LiveError('stage/deleted', 'The stage does not exist any more.',
        'The event is over, or has another one.', { kind: 'unknown' });
    case 'token-reused':
      return new LiveError('stage/elsewhere', 'You have opened the stage elsewhere.',
        'Go on there, or reload this page.');
  }
}
