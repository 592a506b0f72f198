import { LiveError, type ErrorKind } from '../../engine/live-error.js';

const KIND: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid', 401: 'denied', 403: 'denied', 404: 'unknown', 413: 'invalid', 429: 'limit',
};

export const offline = () =>
  new LiveError('http/offline', 'The server cannot be reached.', 'Look at the network connection, then try again.');
/** A proxy's page, for example, or an answer that was cut off. */
export const unreadable = (status: number) =>
  new LiveError('http/unreadable', `The server answered ${status} with something that is not understood.`,
    'Try again later.');

interface Problem {
  readonly code: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly path?: readonly (string | number)[];
}

/** The LiveError that a problem document (RFC 9457) was made of; `http/unreadable` when the answer is not one. */
export async function problemOf(response: Response): Promise<LiveError> {
  const problem: unknown = await response.json().catch(() => undefined);
  if (!isProblem(problem)) return unreadable(response.status);
  const { code, detail = code, hint = 'Try again later.', path } = problem;
  const retryAfter = Number(response.headers.get('retry-after') ?? NaN);
  return LiveError.from({
    code, message: detail, hint,
    kind: KIND[response.status] ?? 'conflict',
    ...(path && { path }),
    ...(retryAfter >= 0 && { retryAfter }),
  });
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && typeof (value as { code?: unknown }).code === 'string';
}
