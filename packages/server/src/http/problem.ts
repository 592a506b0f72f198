import { STATUS_CODES } from 'node:http';
import { LiveError, type ErrorKind } from '@rostrum/core/engine';
import { NotSignedIn } from '../identity/index.js';
import { Unavailable } from '../unavailable.js';

/** A request that HTTP itself has a status for. */
export class HttpError extends LiveError {
  constructor(readonly status: number, code: `${string}/${string}`, message: string, hint: string) {
    super(code, message, hint, { kind: 'invalid' });
    this.name = 'HttpError';
  }
}

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  denied: 403,
  unknown: 404,
  conflict: 409,
  limit: 429,
};

export function statusOf(error: LiveError): number {
  if (error instanceof HttpError) return error.status;
  if (error instanceof NotSignedIn) return 401;
  if (error instanceof Unavailable) return 503;
  return STATUS[error.kind];
}

export interface ProblemContext {
  readonly correlation: string;
  /** The event's sequence now, for a conflict. */
  readonly seq?: number | undefined;
}

/** The problem document (RFC 9457) of a refusal. */
export function problem(error: LiveError, { correlation, seq }: ProblemContext): Response {
  const status = statusOf(error);
  const { code, message, hint, path, retryAfter } = error;
  const body = {
    type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail: message, hint, correlation,
    ...(path && { path }),
    ...(seq !== undefined && { seq }),
  };
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(body), { status, headers });
}

/** What went wrong is in the server's log under the correlation id, and not in the answer. */
export const failure = (correlation: string): Response =>
  problem(
    new HttpError(500, 'server/failed', 'The server failed.', 'Try again; report the correlation id if it stays.'),
    { correlation },
  );
