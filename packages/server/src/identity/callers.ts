import { decodeJwt } from 'jose';
import { GUEST_ISSUER, type GuestTokens } from './guest-tokens.js';
import { NotSignedIn } from './not-signed-in.js';
import type { VerifyToken } from './oidc.js';
import { personId } from './person-id.js';

/** Who sends a request, as a verified token shows. What they may do is decided by the event, not by the token. */
export interface Caller {
  readonly person: string;
  /** Absent when the token has none. */
  readonly name?: string;
  /** Guests: the one event that they are guests of. */
  readonly guestOf?: string;
}

/** Errors: `identity/invalid`, `identity/expired`, `identity/unavailable`. */
export type IdentifyCaller = (token: string) => Promise<Caller>;

export function callers(verify: VerifyToken, guests: GuestTokens): IdentifyCaller {
  return async (token) => {
    if (claimedIssuer(token) === GUEST_ISSUER) {
      const { person, name, event } = await guests.verify(token);
      return { person, name, guestOf: event };
    }
    const { issuer, subject, name } = await verify(token);
    return { person: personId(issuer, subject), ...(name !== undefined && { name }) };
  };
}

/** Not verified: it only says who must verify. */
function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    throw new NotSignedIn('invalid');
  }
}
