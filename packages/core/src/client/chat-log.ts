import { LiveError } from '../engine/live-error.js';
import type { DirectView, NoticeView } from '../event/index.js';
import { systemClock, type ChatRoom, type Clock, type RoomState } from '../ports/index.js';
import { retryDelay } from './backoff.js';
import { blockedBy, refusalOf, slowModeOf } from './chat-permission.js';
import type { ChatLine, ChatLog, ChatLogState, LiveEvent } from './contract.js';
import { GroupMessages, inOrder, type ChatHistory } from './group-messages.js';
import { OwnedStore } from './store.js';

/** Lines that are kept; the server keeps 200 group messages. */
const MOST = 500;

export interface ChatLogOptions {
  readonly event: LiveEvent;
  /** The log connects and closes it. */
  readonly room: ChatRoom;
  /** The last group messages, from the server. */
  history(): Promise<ChatHistory>;
  /** The system's clock unless told. */
  readonly clock?: Clock;
}

/**
 * The chat as one person reads it: group messages from the room and the history, direct messages and notices from
 * the event, in one list without doubles (S4.7).
 */
export function createChatLog(options: ChatLogOptions): ChatLog {
  return new MergedChatLog(options);
}

class MergedChatLog implements ChatLog {
  readonly #event: LiveEvent;
  readonly #room: ChatRoom;
  readonly #clock: Clock;
  readonly #group = new GroupMessages(MOST);
  readonly #store = new OwnedStore<ChatLogState>({ room: 'closed', lines: [], blocked: 'offline' });
  /** Lines by the row that they were made of, so that a line is the same object while its row is. */
  readonly #made = new WeakMap<DirectView | NoticeView, ChatLine>();
  #roomState: RoomState = 'closed';
  /** The room's own limit, which may be narrower than slow mode. */
  #tooFastUntil = 0;
  #historyTries = 0;
  #stop: (() => void)[] = [];
  #stopRetry: (() => void) | undefined;
  #stopWait: (() => void) | undefined;

  constructor(private readonly options: ChatLogOptions) {
    this.#event = options.event;
    this.#room = options.room;
    this.#clock = options.clock ?? systemClock;
  }

  readonly getState = this.#store.getState;
  readonly subscribe = this.#store.subscribe;

  connect(): void {
    if (this.#stop.length > 0) return;
    this.#stop = [
      this.#event.subscribe(() => this.#update()),
      this.#room.on({
        message: (message) => {
          this.#group.add(message);
          this.#update();
        },
        deleted: (id) => {
          this.#group.delete(id);
          this.#update();
        },
        state: (state) => this.#roomIs(state),
      }),
    ];
    this.#room.connect();
    this.#update();
  }

  close(): void {
    for (const stop of this.#stop.splice(0)) stop();
    this.#stopRetry?.();
    this.#stopWait?.();
    this.#room.close();
    this.#roomState = 'closed';
    this.#update();
  }

  async send(text: string): Promise<void> {
    const refusal = refusalOf(this.getState(), this.#event.now());
    if (refusal) throw refusal;
    try {
      await this.#room.send(text);
    } catch (error) {
      if (!(error instanceof LiveError)) {
        throw new LiveError('chat/refused', 'The chat did not take the message.', 'Change it, or send it again later.');
      }
      if (error.retryAfter !== undefined) this.#tooFastUntil = this.#event.now() + error.retryAfter * 1000;
      this.#update();
      throw error;
    }
  }

  async sendDirect(text: string, to?: string): Promise<void> {
    await this.#event.send('chat/direct', { text, ...(to !== undefined && { to }) });
  }

  async remove(id: string): Promise<void> {
    const own = this.getState().lines.find((line) => line.id === id)?.person === this.#event.getState().me?.person;
    await this.#event.send(own ? 'chat/retract' : 'chat/delete', { message: id });
  }

  #roomIs(state: RoomState): void {
    this.#roomState = state;
    // Whatever was said before, or while the room was away, is in the history only.
    if (state === 'connected') void this.#fetchHistory();
    this.#update();
  }

  async #fetchHistory(): Promise<void> {
    this.#stopRetry?.();
    const known = this.#group.ids();
    try {
      this.#group.merge(await this.options.history(), known);
      this.#historyTries = 0;
      this.#update();
    } catch {
      if (this.#roomState !== 'connected') return;
      const wait = retryDelay(this.#historyTries++, this.#clock.random());
      this.#stopRetry = this.#clock.after(wait, () => void this.#fetchHistory());
    }
  }

  #update(): void {
    const state = this.#event.getState();
    const blocked = blockedBy(state, this.#roomState);
    const waitUntil = this.#waitUntil();
    this.#store.set({
      room: this.#roomState,
      lines: this.#lines(),
      ...(blocked && { blocked }),
      ...(waitUntil !== undefined && { waitUntil }),
    });
    this.#stopWait?.();
    if (waitUntil !== undefined && this.#stop.length > 0) {
      this.#stopWait = this.#clock.after(waitUntil - this.#event.now(), () => this.#update());
    }
  }

  #waitUntil(): number | undefined {
    const state = this.#event.getState();
    const slow = slowModeOf(state) * 1000;
    let until = this.#tooFastUntil;
    if (slow > 0) {
      for (const { person, at } of this.#group.values()) {
        if (person === state.me?.person) until = Math.max(until, at + slow);
      }
    }
    return until > this.#event.now() ? until : undefined;
  }

  #lines(): readonly ChatLine[] {
    const { view, self } = this.#event.getState();
    const lines = [...this.#group.values()];
    for (const [id, row] of Object.entries(view.direct ?? self.direct ?? {})) lines.push(this.#direct(id, row));
    for (const [id, row] of Object.entries(view.notices ?? {})) lines.push(this.#notice(id, row));
    const next = inOrder(lines).slice(-MOST);
    const { lines: last } = this.#store.getState();
    return next.length === last.length && next.every((line, at) => line === last[at]) ? last : next;
  }

  #direct(id: string, row: DirectView): ChatLine {
    return this.#line(row, () => ({ id, kind: 'direct', ...row }));
  }

  /** The namespace of ids is one for the whole list, and a command may make a notice and a message at once. */
  #notice(id: string, row: NoticeView): ChatLine {
    return this.#line(row, () => ({ id: `notice ${id}`, kind: 'system', ...row }));
  }

  #line(row: DirectView | NoticeView, make: () => ChatLine): ChatLine {
    const known = this.#made.get(row);
    if (known) return known;
    const line = make();
    this.#made.set(row, line);
    return line;
  }
}
