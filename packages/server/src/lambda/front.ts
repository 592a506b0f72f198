import { createHash, timingSafeEqual } from 'node:crypto';
import { correlationOf } from '../http/correlation.js';
import { HttpError, problem } from '../http/problem.js';

/** The header by which whoever is in front of the API is known. */
export const FRONT = 'x-rostrum-front';

/**
 * The refusal of a request that came past the distribution and its firewall, to API Gateway's own address; undefined for
 * one that came through them, and where nobody is in front.
 */
export function pastTheFront(request: Request, secret: string | undefined): Response | undefined {
  if (secret === undefined || isSame(request.headers.get(FRONT) ?? '', secret)) return undefined;
  const refusal = new HttpError(
    403, 'http/not-the-front', 'This is not the address of this server.', 'Use the address of the site.',
  );
  return problem(refusal, { correlation: correlationOf(request) });
}

const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
