import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from '@rostrum/core/ports';
import { mediaUnavailable, type EventChannel } from '../media/index.js';

/** How long a token is good for to begin; who has begun goes on. */
const SECONDS = 5 * 60;

export interface MintedPlaybackToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface PlaybackTokensOptions {
  readonly clock: Clock;
  /** PKCS #8, PEM, of a playback key pair that Amazon IVS knows. Rejects with what AWS says. */
  key(): Promise<string>;
}

/** Signs the tokens without which a private channel does not play. */
export class PlaybackTokens {
  #key: Promise<KeyObject> | undefined;

  constructor(private readonly options: PlaybackTokensOptions) {}

  /** Errors: `access/media-unavailable`. */
  async mint({ arn }: EventChannel, person: string): Promise<MintedPlaybackToken> {
    const key = await this.#imported();
    const now = Math.floor(this.options.clock.now() / 1000);
    const token = await new SignJWT({ 'aws:channel-arn': arn, 'aws:viewer-id': person })
      .setProtectedHeader({ alg: 'ES384', typ: 'JWT' })
      .setIssuedAt(now)
      .setExpirationTime(now + SECONDS)
      .sign(key);
    return { token, expiresAt: (now + SECONDS) * 1000 };
  }

  /** Asked for once; a failure is not remembered. */
  #imported(): Promise<KeyObject> {
    this.#key ??= this.options.key().then(createPrivateKey, (error: unknown) => {
      this.#key = undefined;
      throw mediaUnavailable(error);
    });
    return this.#key;
  }
}
