import { LiveError } from '../../engine/live-error.js';

const TRIED_AGAIN = 'Check the network; it is tried again.';

/** This browser cannot play with this player: the app may offer another one. */
export const unsupported = (why: string): LiveError =>
  new LiveError('playback/unsupported', `This browser cannot play the stream. ${why}`, 'Use a current browser.');

/** The player's own code could not be loaded. */
export const playerMissing = (cause: unknown): LiveError =>
  because(cause, new LiveError('playback/player-missing', 'The player could not be loaded.', TRIED_AGAIN));

/** Nothing is streamed to the channel, or not yet. */
export const notThere = (): LiveError =>
  new LiveError('playback/not-there', 'Nothing is streamed at the moment.', 'It begins by itself.', { kind: 'unknown' });

export const refused = (): LiveError =>
  new LiveError('playback/refused', 'The stream is private, and the token for it was not taken.', 'Ask for a new one.',
    { kind: 'denied' });

export const full = (): LiveError =>
  new LiveError('playback/full', 'The stream has as many viewers as it may have.', 'It is tried again.');

export const unreachable = (cause?: unknown): LiveError =>
  because(cause, new LiveError('playback/unreachable', 'The stream cannot be reached.', TRIED_AGAIN));

/** What arrives cannot be decoded. */
export const broken = (cause?: unknown): LiveError =>
  because(cause, new LiveError('playback/broken', 'The stream cannot be shown.', 'It is tried again.'));

/** An answer of HTTP in place of a playlist. */
export function ofStatus(status: number, cause?: unknown): LiveError {
  if (status === 404 || status === 410) return notThere();
  if (status === 401 || status === 403) return refused();
  return status === 429 ? full() : unreachable(cause);
}

function because(cause: unknown, error: LiveError): LiveError {
  if (cause !== undefined) error.cause = cause;
  return error;
}
