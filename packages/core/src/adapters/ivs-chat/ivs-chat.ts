import type { ChatMessage, ChatRoom as SdkRoom, ChatTokenProvider } from 'amazon-ivs-chat-messaging';
import type { SEND_TRIES } from '../../chat/index.js';
import { newId } from '../../client/new-id.js';
import { LiveError } from '../../engine/live-error.js';
import {
  systemClock, type ChatRoom, type ChatRoomEvents, type Clock, type RoomMessage, type RoomState,
} from '../../ports/index.js';
import { chatError, offline, unanswered } from './errors.js';

export interface IvsChatOptions {
  /** A region (`eu-west-1`), or the URL of the messaging API (`wss://…`). */
  readonly endpoint: string;
  /** The own person: who is sent away by a moderator does not come back by itself. */
  readonly person: string;
  /** A fresh chat token. A LiveError of kind `denied` closes the room; anything else is tried again. */
  readonly token: () => Promise<{ readonly token: string }>;
  /** The system's clock unless told. */
  readonly clock?: Clock;
}

const FIRST = 500;
const LONGEST = 30_000;
/** Who was connected this long, in milliseconds, begins anew with short waits. */
const CALM = 30_000;
/** Attempts at one message, as many as the event takes for one. */
const TRIES: typeof SEND_TRIES = 3;
/** The service gives no answer to a message that it has lost, in milliseconds. */
const ANSWER = 15_000;
/** The SDK's own logger writes tokens to the console. */
const SILENT = { debug() {}, info() {}, error() {} };

/**
 * The chat as a room of Amazon IVS Chat (S4.7, S2.8). The SDK is loaded on `connect`.
 *
 * The SDK comes back by itself only after an abrupt loss, and then without any wait; all other losses, and all failures
 * to connect, are tried again here, with a wait that doubles up to 30 s, give or take a quarter (S4.13).
 */
export function createIvsChat(options: IvsChatOptions): ChatRoom {
  return new IvsChatRoom(options);
}

class IvsChatRoom implements ChatRoom {
  readonly #clock: Clock;
  readonly #listeners = new Set<ChatRoomEvents>();
  /** Ends the sends that wait for an answer. */
  readonly #pending = new Set<(error: LiveError) => void>();
  #state: RoomState = 'closed';
  #room: SdkRoom | undefined;
  #request: (typeof import('amazon-ivs-chat-messaging'))['SendMessageRequest'] | undefined;
  #tries = 0;
  #connectedAt: number | undefined;
  #isDenied = false;
  #stopWaiting: (() => void) | undefined;
  /** Counts `connect` and `close`, so that what was begun before does nothing after. */
  #visit = 0;

  constructor(private readonly options: IvsChatOptions) {
    this.#clock = options.clock ?? systemClock;
  }

  connect(): void {
    if (this.#state !== 'closed') return;
    this.#tries = 0;
    this.#isDenied = false;
    this.#is('connecting');
    void this.#open(++this.#visit);
  }

  close(): void {
    this.#visit++;
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    this.#room?.disconnect();
    this.#room = undefined;
    this.#connectedAt = undefined;
    this.#is('closed');
  }

  async send(text: string): Promise<void> {
    // The same message whichever attempt the event took: one whose answer was late is there already, for nobody to see.
    const draft = newId();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(text, { draft, attempt: String(attempt) });
      } catch (error) {
        if (attempt === TRIES || !(error instanceof LiveError) || error.code !== 'chat/not-reviewed') throw error;
      }
      // A function that was not awake is by then.
      await new Promise<void>((resolve) => this.#clock.after(FIRST * attempt, resolve));
    }
  }

  async #attempt(text: string, attributes: Record<string, string>): Promise<void> {
    const [room, Request] = [this.#room, this.#request];
    if (this.#state !== 'connected' || !room || !Request) throw offline();
    await new Promise<void>((resolve, reject) => {
      const fail = (error: LiveError) => {
        stopWaiting();
        this.#pending.delete(fail);
        reject(error);
      };
      const stopWaiting = this.#clock.after(ANSWER, () => fail(unanswered()));
      this.#pending.add(fail);
      // The SDK throws at once when the connection went a moment ago.
      void (async () => room.sendMessage(new Request(text, attributes)))().then(() => {
        stopWaiting();
        this.#pending.delete(fail);
        resolve();
      }, (error: unknown) => fail(chatError(error)));
    });
  }

  on(events: ChatRoomEvents): () => void {
    const listener = { ...events };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async #open(visit: number): Promise<void> {
    try {
      const { ChatRoom, SendMessageRequest } = await import('amazon-ivs-chat-messaging');
      if (visit !== this.#visit) return;
      this.#request = SendMessageRequest;
      this.#room ??= this.#prepare(new ChatRoom({
        regionOrUrl: this.options.endpoint, tokenProvider: () => this.#token(), maxReconnectAttempts: 0,
      }), visit);
      this.#room.connect();
    } catch {
      if (visit === this.#visit) this.#lost(visit);
    }
  }

  /** Without an expiry: the SDK would open a new connection half a minute before it, over and over. */
  readonly #token: ChatTokenProvider = async () => {
    try {
      return { token: (await this.options.token()).token };
    } catch (error) {
      this.#isDenied = error instanceof LiveError && error.kind === 'denied';
      throw error;
    }
  };

  #prepare(room: SdkRoom, visit: number): SdkRoom {
    room.logger = SILENT;
    room.logLevel = 'error';
    const now = (run: () => void) => { if (visit === this.#visit) run(); };
    room.addListener('connecting', () => now(() => { if (this.#connectedAt !== undefined) this.#is('reconnecting'); }));
    room.addListener('connect', () => now(() => {
      this.#connectedAt = this.#clock.now();
      this.#is('connected');
    }));
    room.addListener('disconnect', () => now(() => (this.#isDenied ? this.close() : this.#lost(visit))));
    room.addListener('userDisconnect', ({ userId }) => now(() => {
      if (userId === this.options.person) this.close();
    }));
    room.addListener('message', (message) => now(() => this.#tell((to) => to.message?.(roomMessage(message)))));
    room.addListener('messageDelete', ({ messageId }) => now(() => this.#tell((to) => to.deleted?.(messageId))));
    room.addListener('event', ({ eventName, attributes = {} }) => now(() => {
      this.#tell((to) => to.event?.(eventName, attributes));
    }));
    return room;
  }

  #lost(visit: number): void {
    if (this.#connectedAt !== undefined) {
      if (this.#clock.now() - this.#connectedAt > CALM) this.#tries = 0;
      this.#is('reconnecting');
    }
    const wait = Math.min(LONGEST, FIRST * 2 ** Math.min(this.#tries++, 10)) * (0.75 + this.#clock.random() * 0.5);
    this.#stopWaiting = this.#clock.after(wait, () => void this.#open(visit));
  }

  #is(state: RoomState): void {
    if (this.#state === state) return;
    this.#state = state;
    if (state !== 'connected') for (const fail of [...this.#pending]) fail(unanswered());
    this.#tell((listener) => listener.state?.(state));
  }

  #tell(tell: (listener: ChatRoomEvents) => void): void {
    for (const listener of [...this.#listeners]) tell(listener);
  }
}

/** Who wrote it is what the sender's token says, not what the message says. */
function roomMessage({ id, sender, content, sendTime }: ChatMessage): RoomMessage {
  const { name = '', role = 'attendee' } = sender.attributes ?? {};
  return { id, person: sender.userId, name, role, text: content, at: sendTime.getTime() };
}
