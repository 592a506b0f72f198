import type { WebSocket } from 'ws';
import type { Clock } from '../clock.js';
import { errorFrame, type Frame } from './frames.js';
import type { ChatSession } from './tokens.js';

/** More than this unsent means that the client has stopped reading: it is cut off rather than remembered. */
const UNSENT_MAX_BYTES = 4 * 1024 * 1024;

/** How late frames go out; a fault that `faults/` switches. */
export interface Slowness {
  milliseconds: number;
}

/** One client in a room, from the accepted handshake to the end of its session. */
export class ChatConnection {
  readonly session: ChatSession;
  /** Address of the client, told to the review handler. */
  readonly ip: string;
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  readonly #slowness: Slowness;
  readonly #cancelExpiry: () => void;
  #lastDue = 0;

  constructor(socket: WebSocket, session: ChatSession, ip: string, clock: Clock, slowness: Slowness) {
    this.session = session;
    this.ip = ip;
    this.#socket = socket;
    this.#clock = clock;
    this.#slowness = slowness;
    this.#cancelExpiry = clock.schedule(session.expiresAt - clock.now(), () => this.#expire());
    socket.on('error', () => socket.terminate());
    socket.on('close', this.#cancelExpiry);
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  onRequest(listener: (data: string) => void): void {
    this.#socket.on('message', (data, isBinary) => {
      // A client that has been told to go may still have frames under way; they no longer count.
      if (this.open) listener(isBinary ? '' : (data as Buffer).toString());
    });
  }

  onClose(listener: () => void): void {
    this.#socket.on('close', listener);
  }

  send(frame: Frame): void {
    this.sendText(JSON.stringify(frame));
  }

  /** Sends one already serialised frame, so that a broadcast is serialised once. */
  sendText(frame: string): void {
    this.#deliver(() => {
      if (!this.open) return;
      if (this.#socket.bufferedAmount > UNSENT_MAX_BYTES) this.#socket.terminate();
      else this.#socket.send(frame);
    });
  }

  /** A clean close: the SDK reports `serverDisconnect` and does not come back by itself. */
  close(reason: string): void {
    this.#deliver(() => this.#socket.close(1000, reason));
  }

  /** Cuts the TCP connection without a close frame, as a network would: the SDK reconnects with a new token. */
  drop(): void {
    this.#socket.terminate();
  }

  /** ERROR 401 makes the SDK fetch a new token and connect again. */
  #expire(): void {
    this.send(errorFrame(401, 'Session expired'));
    this.close('session expired');
  }

  /** Frames keep their order whatever the slowness becomes meanwhile. */
  #deliver(action: () => void): void {
    const now = this.#clock.now();
    this.#lastDue = Math.max(this.#lastDue, now + this.#slowness.milliseconds);
    if (this.#lastDue <= now) action();
    else this.#clock.schedule(this.#lastDue - now, action);
  }
}
