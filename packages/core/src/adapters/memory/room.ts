import { LiveError } from '../../engine/index.js';
import type { ChatRoom, ChatRoomEvents, Clock, RoomMessage, RoomState } from '../../ports/index.js';
import type { Happened, MemoryHost } from './host.js';

interface Connected {
  readonly person: string;
  readonly listeners: Set<ChatRoomEvents>;
  state: RoomState;
}

/** The chat room that everybody shares: the event is asked before a message is delivered (message review). */
export class MemoryRoom {
  readonly #all = new Set<Connected>();
  readonly #cut = new Set<string>();
  #messages = 0;

  constructor(private readonly host: MemoryHost, private readonly clock: Clock) {
    host.onHappened((happened) => this.#tell(happened));
  }

  of(person: string): ChatRoom {
    const own: Connected = { person, listeners: new Set(), state: 'closed' };
    this.#all.add(own);
    return {
      connect: () => {
        if (own.state !== 'closed') return;
        this.#set(own, 'connecting');
        this.clock.after(0, () => {
          if (own.state !== 'connecting') return;
          if (this.#cut.has(person)) this.#set(own, 'reconnecting');
          else this.#set(own, this.host.engine.roleOf(person) ? 'connected' : 'closed');
        });
      },
      close: () => this.#set(own, 'closed'),
      send: (text) => this.#send(own, text),
      on: (events) => {
        const listener = { ...events };
        own.listeners.add(listener);
        return () => void own.listeners.delete(listener);
      },
    };
  }

  cut(person: string): void {
    this.#cut.add(person);
    for (const own of this.#all) if (own.person === person && own.state === 'connected') this.#set(own, 'reconnecting');
  }

  restore(person: string): void {
    this.#cut.delete(person);
    for (const own of this.#all) if (own.person === person && own.state === 'reconnecting') this.#set(own, 'connected');
  }

  async #send(own: Connected, text: string): Promise<void> {
    if (own.state !== 'connected') {
      throw new LiveError('chat/offline', 'The chat is not connected.', 'Wait a moment, then send it again.');
    }
    await new Promise<void>((resolve) => this.clock.after(0, resolve));
    const message = `m${(++this.#messages).toString(36)}`;
    const result = this.host.execute(own.person, '', 'chat/send', { text, message });
    if (result instanceof LiveError) throw asRoomSays(result);
    // Resolves after the delivery, which was put off as well.
    await new Promise<void>((resolve) => this.clock.after(0, resolve));
  }

  #tell({ facts }: Happened): void {
    for (const fact of facts) {
      if (fact.type === 'chat/sent') {
        const { id, person, name, role, text, at } = fact as unknown as RoomMessage;
        this.#deliver((listener) => listener.message?.({ id, person, name, role, text, at }));
      } else if (fact.type === 'chat/deleted') {
        this.#deliver((listener) => listener.deleted?.(fact['message'] as string));
      } else if (fact.type === 'roster/removed') {
        for (const own of this.#all) if (own.person === fact['person']) this.#set(own, 'closed');
      }
    }
  }

  #deliver(tell: (listener: ChatRoomEvents) => void): void {
    this.clock.after(0, () => {
      for (const own of this.#all) if (own.state === 'connected') for (const listener of own.listeners) tell(listener);
    });
  }

  #set(own: Connected, state: RoomState): void {
    if (own.state === state) return;
    own.state = state;
    for (const listener of own.listeners) listener.state?.(state);
  }
}

/** The codes of the port: a room does not know why the event said no. */
function asRoomSays(refusal: LiveError): LiveError {
  const { code, message, hint, kind, retryAfter } = refusal;
  if (kind === 'limit') {
    return new LiveError('chat/too-fast', message, hint, { kind, ...(retryAfter !== undefined && { retryAfter }) });
  }
  return new LiveError(code === 'engine/invalid' ? 'chat/too-long' : 'chat/refused', message, hint, { kind });
}
