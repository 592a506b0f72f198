import { LiveError } from '../../engine/live-error.js';
import type { StageChange } from '../../ports/index.js';

const TRIED_AGAIN = 'Check the network; it is tried again.';

/** The codes of `StageErrorCode`, by number: the enumeration itself would load the SDK. */
const OF_CODE: Readonly<Record<number, () => LiveError>> = {
  1: () => refused('It is malformed.'),
  2: () => denied('stage/token-expired', 'The token for the stage has expired.', 'Ask for a new one.'),
  3: () => unreachable('The stage did not answer in time.'),
  8: () => refused('It does not allow this.'),
  9: () => new LiveError('stage/deleted', 'The stage does not exist any more.',
    'The event is over, or has another one.', { kind: 'unknown' }),
  10: () => denied('stage/kicked', 'The stage has disconnected you.', 'Ask the presenters to let you in again.'),
  11: () => refused('It is not for the participant in use.'),
  12: () => refused('The exchange failed or was not answered.'),
};

const denied = (code: `stage/${string}`, message: string, hint: string) =>
  new LiveError(code, message, hint, { kind: 'denied' });
const refused = (why: string) =>
  denied('stage/token-refused', `The stage did not take the token. ${why}`, 'Ask for a new one.');

export function unreachable(message: string, cause?: unknown): LiveError {
  const error = new LiveError('stage/unreachable', message, TRIED_AGAIN);
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** What the SDK threw or reported. Its own text is left out: it is for developers and names internals. */
export function stageError(error: unknown): LiveError {
  if (error instanceof LiveError) return error;
  const { code, category } = (error ?? {}) as { readonly code?: number; readonly category?: string };
  const known = code === undefined ? undefined : OF_CODE[code];
  if (known) return known();
  if (category === 'PUBLISH_ERROR') {
    return new LiveError('stage/publish-failed', 'Your camera and microphone do not reach the stage.', TRIED_AGAIN);
  }
  if (category === 'SUBSCRIBE_ERROR') {
    return new LiveError('stage/receive-failed', 'Somebody on the stage cannot be received.', TRIED_AGAIN);
  }
  return unreachable('The stage cannot be reached.', error);
}

type LeftReason = (StageChange & { readonly type: 'left' })['reason'];

/** `StageLeftReason` in the port's words. What is not known to be final may be tried again. */
export function leftReason(reason: string): LeftReason {
  switch (reason) {
    case 'participant-disconnected': return 'kicked';
    case 'stage-deleted': return 'stage-deleted';
    case 'token-reused': return 'token-reused';
    case 'user-initiated': return 'left';
    default: return 'failed';
  }
}
