import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { Unavailable } from '../unavailable.js';
import { NotSignedIn } from './not-signed-in.js';

/** An OIDC issuer, for example an Amazon Cognito user pool. */
export interface Issuer {
  /** The `iss` of its tokens; its discovery document is at `<url>/.well-known/openid-configuration`. */
  readonly url: string;
  /** The client id of this application: the `aud` of id tokens, the `client_id` of Cognito's access tokens. */
  readonly audience: string;
}

/** Who a token is about. */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
  /** Absent when the token has none, as Cognito's access tokens. */
  readonly name?: string;
}

/** Errors: `identity/invalid`, `identity/expired`, `identity/unavailable`. */
export type VerifyToken = (token: string) => Promise<Subject>;

/** Signatures by key pairs only: with a shared secret, or none, whoever knows the public key could sign. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** `keys` are found by discovery unless given. */
export function oidcVerifier({ url, audience }: Issuer, keys: JWTVerifyGetKey = discoveredKeys(url)): VerifyToken {
  return async (token) => {
    const payload = await verified(token, keys, {
      issuer: url,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'sub'],
    });
    if (!isFor(payload, audience)) throw new NotSignedIn('invalid');
    const name = nameIn(payload);
    return { issuer: url, subject: payload.sub!, ...(name !== undefined && { name }) };
  };
}

/** Verifies and tells apart what is wrong: the token, or that the keys cannot be had. */
export async function verified(
  token: string, keys: JWTVerifyGetKey, options: Parameters<typeof jwtVerify>[2] & object,
): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keys, { clockTolerance: 5, ...options })).payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new NotSignedIn('expired');
    const isUnanswered = error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError);
    if (isUnanswered && !(error instanceof TypeError)) throw unavailable(error);
    throw new NotSignedIn('invalid');
  }
}

function isFor({ aud, client_id: client, token_use: use }: JWTPayload, audience: string): boolean {
  if (aud === undefined) return use === 'access' && client === audience;
  return Array.isArray(aud) ? aud.includes(audience) : aud === audience;
}

function nameIn(payload: JWTPayload): string | undefined {
  for (const claim of ['name', 'preferred_username', 'nickname']) {
    const value = payload[claim];
    if (typeof value === 'string' && value.trim()) return value.trim();
  }
  return undefined;
}

/** The key set's address is asked for once; a failure is not remembered. */
function discoveredKeys(url: string): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    found ??= discover(url);
    try {
      return await (await found)(header, token);
    } catch (error) {
      if (error instanceof Unavailable) found = undefined;
      throw error;
    }
  };
}

async function discover(url: string): Promise<JWTVerifyGetKey> {
  const address = `${url.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000), redirect: 'error' });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const { issuer, jwks_uri: keys } = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (issuer !== url || typeof keys !== 'string')
      throw new Error(`${address} is not the discovery document of ${url}`);
    return createRemoteJWKSet(new URL(keys));
  } catch (error) {
    throw unavailable(error);
  }
}

const unavailable = (cause: unknown) =>
  cause instanceof Unavailable
    ? cause
    : new Unavailable('identity/unavailable', 'The issuer of the token does not answer.', { cause });
