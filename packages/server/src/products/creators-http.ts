import { LiveError } from '@rostrum/core/engine';
import { Unavailable } from '../unavailable.js';
import { tooMany } from './daily-queue.js';

const PATIENCE = 8_000;

/** Errors: `products/unavailable`. */
export async function fetched(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
  } catch (cause) {
    throw unavailable('Amazon does not answer.', cause);
  }
}

/** What a status that is not a success means; `code` is Amazon's own word for it, or empty. */
export function refused(status: number, code: string): LiveError {
  if (status === 401 || status === 403) return credentialsRefused(code);
  if (status === 429) return tooMany('Amazon was asked too often.', 2);
  if (status < 500) {
    return new LiveError('products/refused', `Amazon refused the search${code && ` (${code})`}.`,
      'Check partner tag and marketplace.');
  }
  return unavailable('Amazon does not answer.');
}

const credentialsRefused = (code: string): LiveError => new LiveError(
  'products/credentials-refused',
  `Amazon refused the credentials for the product search${code && ` (${code})`}.`,
  'Correct id, secret, version and partner tag in the configuration of the server; the account has to be eligible.',
);

export const unavailable = (message: string, cause?: unknown): Unavailable =>
  new Unavailable('products/unavailable', message, { cause });
