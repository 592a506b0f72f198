import type { Ivschat } from '@aws-sdk/client-ivschat';
import { barred, type Person } from '@rostrum/core/roster';
import { isGone, mediaUnavailable, type Rooms } from '../media/index.js';
import type { Store } from '../store/index.js';

/** The longest that IVS Chat allows. */
const SESSION_MINUTES = 180;

export interface MintedChatToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly sessionExpiresAt: number;
}

export interface ChatTokensOptions {
  readonly auth: Store['auth'];
  readonly clock: Store['clock'];
  readonly chat: Pick<Ivschat, 'createChatToken'>;
  readonly rooms: Rooms;
}

/** Mints chat tokens. They only allow to send: to delete and to remove people are commands, which the event judges. */
export class ChatTokens {
  constructor(private readonly options: ChatTokensOptions) {}

  /** Errors: `roster/banned`, `access/media-unavailable`. */
  async mint(event: string, person: Person): Promise<MintedChatToken> {
    const { auth, clock } = this.options;
    const expires = clock.now() + SESSION_MINUTES * 60_000;
    if (!(await auth.rememberParticipant(event, person.id, { id: 'chat', kind: 'chat', expires }))) throw barred();
    try {
      return await this.#create(event, person);
    } catch (error) {
      throw mediaUnavailable(error);
    }
  }

  async #create(event: string, person: Person, again = true): Promise<MintedChatToken> {
    const { rooms, chat, clock } = this.options;
    const room = await rooms.chat(event);
    try {
      const { token, sessionExpirationTime } = await chat.createChatToken({
        roomIdentifier: room,
        userId: person.id,
        attributes: { name: person.name, role: person.role },
        capabilities: ['SEND_MESSAGE'],
        sessionDurationInMinutes: SESSION_MINUTES,
      });
      return {
        token: token!,
        sessionExpiresAt: sessionExpirationTime?.getTime() ?? clock.now() + SESSION_MINUTES * 60_000,
      };
    } catch (error) {
      if (!again || !isGone(error)) throw error;
      await rooms.forgetChat(event, room);
      return this.#create(event, person, false);
    }
  }
}
