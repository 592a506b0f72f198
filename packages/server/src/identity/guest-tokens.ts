import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Store } from '../store/index.js';
import { keptSecret } from './kept-keys.js';
import { verified } from './oidc.js';
import { personId } from './person-id.js';

/** The `iss` of guest tokens. No OIDC issuer has it: theirs are URLs. */
export const GUEST_ISSUER = 'rostrum:guest';
const LIFETIME_S = 12 * 60 * 60;

export interface Guest {
  readonly person: string;
  readonly name: string;
  readonly event: string;
}

/** Tokens for people without an account: good for one event and 12 hours. */
export interface GuestTokens {
  mint(event: string, name: string): Promise<{ readonly token: string; readonly guest: Guest }>;
  /** Errors: `identity/invalid`, `identity/expired`. */
  verify(token: string): Promise<Guest>;
}

export async function guestTokens(store: Pick<Store, 'records' | 'clock'>): Promise<GuestTokens> {
  const secret = await keptSecret(store.records, 'guest-tokens');
  return {
    async mint(event, name) {
      const subject = randomUUID();
      const now = Math.floor(store.clock.now() / 1000);
      const token = await new SignJWT({ name })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(GUEST_ISSUER).setAudience(event).setSubject(subject)
        .setIssuedAt(now).setExpirationTime(now + LIFETIME_S)
        .sign(secret);
      return { token, guest: { person: personId(GUEST_ISSUER, subject), name, event } };
    },
    async verify(token) {
      const { sub, aud, name } = await verified(token, async () => secret, {
        issuer: GUEST_ISSUER, algorithms: ['HS256'], requiredClaims: ['exp', 'sub', 'aud', 'name'],
      });
      return { person: personId(GUEST_ISSUER, sub!), name: String(name), event: String(aud) };
    },
  };
}
