import { createLocalJWKSet, importJWK, SignJWT, type JSONWebKeySet } from 'jose';
import type { Store } from '../store/index.js';
import { keptSigningKey } from './kept-keys.js';
import { oidcVerifier, type VerifyToken } from './oidc.js';

const AUDIENCE = 'rostrum';
const LIFETIME = 12 * 60 * 60_000;

/** An OIDC issuer for development: signs in whoever gives a name. The same name is the same person. */
export interface DevelopmentIssuer {
  readonly discovery: object;
  readonly keys: JSONWebKeySet;
  readonly verify: VerifyToken;
  /** `expiresAt` in milliseconds since 1970. */
  signIn(name: string): Promise<{ readonly token: string; readonly subject: string; readonly expiresAt: number }>;
}

/** Its key is kept in the store, so that people stay signed in over a restart. */
export async function developmentIssuer(
  store: Pick<Store, 'records' | 'clock'>,
): Promise<(url: string) => DevelopmentIssuer> {
  const jwk = await keptSigningKey(store.records, 'development-issuer');
  const privateKey = await importJWK(jwk, 'ES256');
  const { d: _, ...publicJwk } = jwk;
  const keys = { keys: [{ ...publicJwk, use: 'sig' }] };
  return (url) => ({
    keys,
    discovery: {
      issuer: url,
      jwks_uri: `${url}/jwks.json`,
      id_token_signing_alg_values_supported: ['ES256'],
      subject_types_supported: ['public'],
      response_types_supported: ['id_token'],
    },
    verify: oidcVerifier({ url, audience: AUDIENCE }, createLocalJWKSet(keys)),
    async signIn(name) {
      const subject = name.normalize('NFKC').toLowerCase();
      const now = store.clock.now();
      const expiresAt = now + LIFETIME;
      const token = await new SignJWT({ name })
        .setProtectedHeader({ alg: 'ES256', kid: jwk.kid! })
        .setIssuer(url)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt(Math.floor(now / 1000))
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(privateKey);
      return { token, subject, expiresAt };
    },
  });
}
