import { createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import type { IVSRealTime } from '@aws-sdk/client-ivs-realtime';
import { SignJWT } from 'jose';
import { LiveError } from '@rostrum/core/engine';
import { barred, type Person } from '@rostrum/core/roster';
import { FEATURED, mediaUnavailable, type StageKey, type StageRoom } from '../media/index.js';
import type { Store } from '../store/index.js';
import type { TokenKind } from './stage-entry.js';

/** How long a token is good for joining; who has joined stays. */
const JOIN_MINUTES = 5;
/** How long a participant is remembered, to be disconnected in need: longer than any event. */
export const REMEMBERED = 24 * 60 * 60_000;
/** Ids remembered of one person, so that their item stays small. */
const MOST_PARTICIPANTS = 500;
/** The kind of a participant that was disconnected: its id is dead for the media service. */
export const DEAD = 'dead';

export interface MintedStageToken {
  readonly token: string;
  readonly participant: string;
  readonly publish: boolean;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface StageTokenRequest {
  readonly event: string;
  readonly room: StageRoom;
  readonly person: Person;
  readonly kind: TokenKind;
  /** The participant in use, for an exchange in place: view and camera are one participant. */
  readonly participant?: string | undefined;
}

export interface StageTokensOptions {
  readonly auth: Store['auth'];
  readonly clock: Store['clock'];
  readonly realtime: Pick<IVSRealTime, 'createParticipantToken'>;
  /** Undefined while there is no key pair: then Amazon IVS makes the tokens, at most 50 a second, none exchangeable. */
  key(): Promise<StageKey | undefined>;
}

/**
 * Mints stage tokens. Every participant is remembered before its token is handed out, and only if the person is not
 * banned: whichever comes first, minting or the ban, nobody banned stays on the stage.
 */
export class StageTokens {
  #imported: { readonly pem: string; readonly key: KeyObject } | undefined;

  constructor(private readonly options: StageTokensOptions) {}

  /** Errors: `roster/banned`, `access/not-yours`, `limits/too-many`, `access/media-unavailable`. */
  async mint(request: StageTokenRequest): Promise<MintedStageToken> {
    const key = await this.options.key();
    return key ? this.#sign(request, key) : this.#ask(request);
  }

  async #sign({ event, room, person, kind, participant }: StageTokenRequest, key: StageKey): Promise<MintedStageToken> {
    const id = (await this.#reusable(event, person.id, kind, participant)) ?? randomBytes(12).toString('base64url');
    await this.#remember(event, person.id, id, kind);
    const issuedAt = Math.floor(this.options.clock.now() / 1000);
    const expires = issuedAt + JOIN_MINUTES * 60;
    const token = await new SignJWT({
      resource: room.arn,
      topic: room.arn.split('/').at(-1),
      whip_url: room.whip,
      events_url: room.events,
      user_id: person.id,
      attributes: attributesOf(person, kind),
      capabilities: { allow_publish: kind !== 'view', allow_subscribe: kind !== 'screen' },
      version: '1.0',
    })
      .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: key.publicKeyArn })
      .setJti(id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expires)
      .sign(this.#privateKey(key));
    return { token, participant: id, publish: kind !== 'view', expiresAt: expires * 1000 };
  }

  async #ask({ event, room, person, kind }: StageTokenRequest): Promise<MintedStageToken> {
    const asked = this.options.realtime.createParticipantToken({
      stageArn: room.arn,
      userId: person.id,
      attributes: attributesOf(person, kind),
      duration: JOIN_MINUTES,
      capabilities: kind === 'view' ? ['SUBSCRIBE'] : kind === 'screen' ? ['PUBLISH'] : ['PUBLISH', 'SUBSCRIBE'],
    });
    const { participantToken } = await asked.catch((error: unknown) => {
      throw mediaUnavailable(error);
    });
    const { token, participantId } = participantToken!;
    await this.#remember(event, person.id, participantId!, kind);
    const expiresAt = this.options.clock.now() + JOIN_MINUTES * 60_000;
    return { token: token!, participant: participantId!, publish: kind !== 'view', expiresAt };
  }

  /** The id to go on with: one's own, of the same connection, and not disconnected by the server. */
  async #reusable(
    event: string,
    person: string,
    kind: TokenKind,
    wanted: string | undefined,
  ): Promise<string | undefined> {
    const { participants, banned } = await this.options.auth.get(event, person);
    if (banned) throw barred();
    if (wanted === undefined) {
      if (participants.length < MOST_PARTICIPANTS) return undefined;
      throw new LiveError(
        'limits/too-many',
        'You have connected to this stage too often.',
        'Go on with a participant that you have.',
        { kind: 'limit', retryAfter: 3600 },
      );
    }
    const known = participants.find(({ id }) => id === wanted);
    if (known?.kind === DEAD) return undefined;
    if (known?.kind === connectionOf(kind)) return wanted;
    throw new LiveError(
      'access/not-yours',
      'This participant is not yours, or is of another kind.',
      'Ask for a token without a participant.',
      { kind: 'denied', path: ['participant'] },
    );
  }

  async #remember(event: string, person: string, id: string, kind: TokenKind): Promise<void> {
    const expires = this.options.clock.now() + REMEMBERED;
    const isAllowed = await this.options.auth.rememberParticipant(event, person, {
      id,
      kind: connectionOf(kind),
      expires,
    });
    if (!isAllowed) throw barred();
  }

  #privateKey({ privateKey: pem }: StageKey): KeyObject {
    if (this.#imported?.pem !== pem) this.#imported = { pem, key: createPrivateKey(pem) };
    return this.#imported.key;
  }
}

/** A viewer becomes a speaker on the same connection; a screen has one of its own. */
export const connectionOf = (kind: TokenKind): 'camera' | 'screen' => (kind === 'screen' ? 'screen' : 'camera');

/** Visible to everybody on the stage. A screen and a camera of one person are told apart by `kind`. */
const attributesOf = ({ name, role }: Person, kind: TokenKind): Record<string, string> =>
  ({ name, role, kind: connectionOf(kind), ...(kind === 'screen' && { [FEATURED]: 'true' }) });
