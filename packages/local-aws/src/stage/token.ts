import { createPrivateKey, createPublicKey, randomInt, type KeyObject } from 'node:crypto';
import { errors, jwtVerify, SignJWT, type JWTHeaderParameters } from 'jose';
import * as v from 'valibot';
import { Claims } from './claims.js';
import type { Capability, MintedToken, MintRequest, StageDirectory } from './contract.js';

export type TokenErrorCode =
  | 'TOKEN_MISSING'
  | 'TOKEN_INVALID'
  | 'TOKEN_INVALID_SIGNATURE'
  | 'TOKEN_EXPIRED'
  | 'STAGE_DELETED';

/** Why a token is refused; `code` is what the SDK understands in a JOIN_ERROR. Never holds the token itself. */
export class TokenError extends Error {
  constructor(readonly code: TokenErrorCode, message: string) {
    super(message);
    this.name = 'TokenError';
  }
}

const DEFAULT_MINUTES = 720;
const CAPABILITIES: readonly Capability[] = ['PUBLISH', 'SUBSCRIBE'];

/** Mints participant tokens and judges those that clients bring: ES384 and nothing else. */
export class Tokens {
  readonly #privateKey: KeyObject;
  readonly #ownKey: KeyObject;

  constructor(
    private readonly directory: StageDirectory,
    private readonly endpoints: { readonly events: string; readonly whip: string },
  ) {
    this.#privateKey = createPrivateKey(directory.signingKey);
    this.#ownKey = createPublicKey(this.#privateKey);
  }

  async mint(request: MintRequest): Promise<MintedToken> {
    const participantId = newParticipantId();
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + (request.duration ?? DEFAULT_MINUTES) * 60;
    const capabilities = request.capabilities ?? CAPABILITIES;
    const token = await new SignJWT({
      resource: request.stage.arn,
      topic: request.stage.id,
      events_url: this.endpoints.events,
      whip_url: this.endpoints.whip,
      user_id: request.userId ?? '',
      attributes: request.attributes ?? {},
      capabilities: {
        allow_publish: capabilities.includes('PUBLISH'),
        allow_subscribe: capabilities.includes('SUBSCRIBE'),
      },
      version: '1.0',
    })
      .setProtectedHeader({ alg: 'ES384', typ: 'JWT' })
      .setJti(participantId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.#privateKey);
    return { participantId, token, expirationTime: new Date(expiresAt * 1000) };
  }

  /** @throws TokenError */
  async verify(token: string): Promise<Claims> {
    if (token === '') throw new TokenError('TOKEN_MISSING', 'The request has no participant token.');
    const claims = await this.#verified(token);
    const stage = this.directory.stage(claims.topic);
    if (!stage) throw new TokenError('STAGE_DELETED', 'The stage of the token does not exist.');
    if (stage.arn !== claims.resource) throw new TokenError('TOKEN_INVALID', 'resource and topic are not one stage.');
    return claims;
  }

  async #verified(token: string): Promise<Claims> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.#keyFor(header), {
        algorithms: ['ES384'],
        requiredClaims: ['exp', 'jti', 'resource', 'topic'],
      });
      return v.parse(Claims, payload);
    } catch (error) {
      if (error instanceof TokenError) throw error;
      if (error instanceof errors.JWTExpired) throw new TokenError('TOKEN_EXPIRED', 'The token has expired.');
      if (error instanceof errors.JWSSignatureVerificationFailed) {
        throw new TokenError('TOKEN_INVALID_SIGNATURE', 'The signature of the token is not from the key it names.');
      }
      throw new TokenError('TOKEN_INVALID', 'The token is not a participant token signed with ES384.');
    }
  }

  /** A self-signed token names its imported public key; ours name none. */
  #keyFor({ kid }: JWTHeaderParameters): KeyObject {
    if (kid === undefined) return this.#ownKey;
    const pem = this.directory.publicKey(kid);
    if (pem === undefined) {
      throw new TokenError('TOKEN_INVALID_SIGNATURE', 'The token names a public key that has not been imported.');
    }
    return createPublicKey(pem);
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Twelve letters and digits, as Amazon IVS makes them. */
const newParticipantId = () => Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
