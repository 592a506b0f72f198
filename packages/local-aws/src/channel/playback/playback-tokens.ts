import { importSPKI, jwtVerify, type JWTPayload } from 'jose';
import * as v from 'valibot';
import { PlaybackDenied } from './denied.js';
import type { Pass } from './viewers.js';

/** "Generate and Sign IVS Playback Tokens" in the IVS low-latency user guide. */
const claims = v.object({
  'aws:channel-arn': v.string(),
  'aws:access-control-allow-origin': v.optional(v.string(), ''),
  'aws:strict-origin-enforcement': v.optional(v.boolean(), false),
  'aws:single-use-uuid': v.exactOptional(v.pipe(v.string(), v.uuid())),
  'aws:viewer-id': v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
  'aws:viewer-session-version': v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  exp: v.number(),
});

const STRICT_ORIGINS_MAX = 5;
/** A token that names its viewer, or is used once, may not be valid for longer. */
const PERSONAL_MAX_SECONDS = 10 * 60;

/** Checks the tokens with which a private channel is watched. */
export class PlaybackTokens {
  /** Until when, in seconds since the epoch, a token that was used once has to be remembered. */
  readonly #used = new Map<string, number>();

  /** What the token allows. `keys` are PEM. Throws PlaybackDenied, which never says what is in the token. */
  async verify(token: string | null, channelArn: string, keys: readonly string[]): Promise<Pass> {
    if (!token) throw new PlaybackDenied('The channel is private: a playback token is needed');
    const read = v.safeParse(claims, await signedBy(keys, token));
    if (!read.success) throw new PlaybackDenied('The playback token lacks a claim, or one has a wrong value');
    const { exp, ...said } = read.output;
    if (said['aws:channel-arn'] !== channelArn) throw new PlaybackDenied('The playback token is for another channel');
    const origins = said['aws:access-control-allow-origin'].split(',').map((one) => one.trim()).filter(Boolean);
    const strict = said['aws:strict-origin-enforcement'];
    if (strict && origins.length > STRICT_ORIGINS_MAX) {
      throw new PlaybackDenied(`The playback token has more than ${STRICT_ORIGINS_MAX} strict origins`);
    }
    const uuid = said['aws:single-use-uuid'];
    const viewerId = said['aws:viewer-id'];
    this.#limit(exp, uuid !== undefined || viewerId !== undefined);
    if (uuid !== undefined) this.#use(uuid, exp);
    return {
      rule: { origins, strict },
      ...(viewerId === undefined ? {} : { viewerId, version: said['aws:viewer-session-version'] }),
    };
  }

  #limit(exp: number, isPersonal: boolean): void {
    if (!isPersonal || exp - Date.now() / 1000 <= PERSONAL_MAX_SECONDS) return;
    throw new PlaybackDenied('A playback token for one viewer or one use is valid for 10 minutes at most');
  }

  #use(uuid: string, exp: number): void {
    const now = Date.now() / 1000;
    for (const [used, until] of this.#used) if (until < now) this.#used.delete(used);
    if (this.#used.has(uuid)) throw new PlaybackDenied('The playback token has been used');
    this.#used.set(uuid, exp);
  }
}

/** The payload when one of the keys has signed it and it has not expired. A token does not say which key. */
async function signedBy(keys: readonly string[], token: string): Promise<JWTPayload> {
  for (const pem of keys) {
    try {
      const key = await importSPKI(pem, 'ES384');
      return (await jwtVerify(token, key, { algorithms: ['ES384'], requiredClaims: ['exp'] })).payload;
    } catch {
      // Another key may fit.
    }
  }
  throw new PlaybackDenied('The playback token is not valid, or no longer');
}
