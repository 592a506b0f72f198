import { LiveError } from '@rostrum/core/engine';

export const busy = () => new LiveError('host/busy', 'More is asked of this event than it can do at the moment.',
  'Ask again with the same id in a second.', { kind: 'limit', retryAfter: 1 });

export const closed = () => new LiveError('host/closed', 'This server is being stopped.',
  'Connect again and ask with the same id.', { kind: 'limit', retryAfter: 1 });

export const failed = () => new LiveError('host/failed', 'This could not be done: the server has a fault.',
  'Ask again with the same id later; the log of the server says more.', { kind: 'limit', retryAfter: 5 });

/** The store did not answer in time: nobody knows, and asking with the same id finds out. */
export const unknownOutcome = () => new LiveError('host/outcome-unknown', 'Whether this was stored is not known.',
  'Ask again with the same id: it is done once at most.', { kind: 'limit', retryAfter: 1 });
