import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { Attributes } from './frames.js';
import type { ChatCapability } from './requests.js';

/** What a chat token gives its bearer. */
export interface ChatGrant {
  readonly roomArn: string;
  readonly userId: string;
  readonly capabilities: readonly ChatCapability[];
  readonly attributes: Attributes;
  readonly sessionDurationInMinutes: number;
}

export interface ChatSession extends ChatGrant {
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** Output of CreateChatToken. */
export interface ChatToken {
  readonly token: string;
  readonly tokenExpirationTime: Date;
  readonly sessionExpirationTime: Date;
}

/** "A token can be used only once", within a minute of its creation. */
const TOKEN_LIFE_MS = 60_000;

/**
 * The tokens that nobody has connected with yet. A token is a random name for its grant and says nothing by itself;
 * using it or letting a minute pass removes it. None outlives the process: a client asks for a new one anyway when it
 * reconnects, and so none can be used a second time after a restart.
 */
export class ChatTokens {
  readonly #clock: Clock;
  readonly #unused = new Map<string, { readonly session: ChatSession; readonly expiresAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  create(grant: ChatGrant): ChatToken {
    const now = this.#clock.now();
    this.#forgetExpired(now);
    const session = { ...grant, expiresAt: now + grant.sessionDurationInMinutes * 60_000 };
    // Sent as Sec-WebSocket-Protocol, so letters that RFC 9110 allows in a token, without padding.
    const token = randomBytes(48).toString('base64url');
    const expiresAt = now + TOKEN_LIFE_MS;
    this.#unused.set(token, { session, expiresAt });
    return {
      token, tokenExpirationTime: new Date(expiresAt), sessionExpirationTime: new Date(session.expiresAt),
    };
  }

  /** The session that the token opens, once; undefined when it is unknown, used up or too old. */
  redeem(token: string): ChatSession | undefined {
    this.#forgetExpired(this.#clock.now());
    const found = this.#unused.get(token);
    this.#unused.delete(token);
    return found?.session;
  }

  /** A Map keeps the order of insertion and all tokens live as long, so the expired ones come first. */
  #forgetExpired(now: number): void {
    for (const [token, { expiresAt }] of this.#unused) {
      if (expiresAt > now) return;
      this.#unused.delete(token);
    }
  }
}
