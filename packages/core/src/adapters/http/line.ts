import { LiveError, type LiveErrorData } from '../../engine/live-error.js';
import type { Line, LineConnection, LineDown, LineEvents, LineUp } from '../../ports/index.js';
import { json, type RequestOptions } from './request.js';

/** The part of a WebSocket that a line uses: the browser's, Node's, or the one of `ws`. */
export type LineSocket = new (url: string, protocols: string[]) => {
  readonly readyState: number;
  onopen: ((event: object) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: object) => void) | null;
  onerror: ((event: object) => void) | null;
  send(text: string): void;
  close(): void;
};

interface Ticket {
  readonly ticket: string;
  readonly url: string;
}

const OPEN = 1;

/** The line as a WebSocket. A ticket that works once opens it, as a sub-protocol: an address may be logged. */
export function httpLine(options: RequestOptions, event: string, Socket: LineSocket): Line {
  return { open: (on) => new SocketConnection(options, event, Socket, on) };
}

class SocketConnection implements LineConnection {
  #socket: InstanceType<LineSocket> | undefined;
  #over = false;
  /** Of a message that comes in parts. */
  #parts = '';

  constructor(options: RequestOptions, event: string, Socket: LineSocket, private readonly on: LineEvents) {
    json<Ticket>(options, `/api/events/${encodeURIComponent(event)}/line-ticket`, { method: 'POST' })
      .then((ticket) => this.#connect(Socket, ticket))
      .catch((error: unknown) => this.#down(error instanceof LiveError && isFinal(error) ? error.toJSON() : undefined));
  }

  send(message: LineUp): boolean {
    if (this.#over || this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  close(): void {
    this.#over = true;
    this.#socket?.close();
  }

  #connect(Socket: LineSocket, { ticket, url }: Ticket): void {
    if (this.#over) return;
    const socket = new Socket(url, ['rostrum', ticket]);
    socket.onopen = () => void this.send({ t: 'hi' });
    socket.onmessage = ({ data }) => this.#received(data);
    socket.onclose = () => this.#down();
    // A close follows, and without a listener some sockets throw.
    socket.onerror = () => undefined;
    this.#socket = socket;
  }

  #received(data: unknown): void {
    const text = this.#over ? undefined : this.#whole(String(data));
    const message = text === undefined ? undefined : parse(text);
    if (message) this.on.message(message);
  }

  /** What a gateway cannot carry in one piece comes in parts: `+` when more follows, `.` the last. */
  #whole(text: string): string | undefined {
    const mark = text[0];
    if (mark !== '+' && mark !== '.') return text;
    const all = this.#parts + text.slice(1);
    this.#parts = mark === '+' ? all : '';
    return mark === '.' ? all : undefined;
  }

  #down(denied?: LiveErrorData): void {
    if (this.#over) return;
    this.#over = true;
    this.on.down(denied ? { denied } : {});
  }
}

/** The server knows who asks, and says no. Everything else may be better the next time. */
const isFinal = ({ code, kind }: LiveError): boolean =>
  code !== 'http/unreadable' && (kind === 'denied' || kind === 'unknown');

/** What cannot be read is left out: the next staff frame or ping shows that something is missing. */
function parse(text: string): LineDown | undefined {
  try {
    return JSON.parse(text) as LineDown;
  } catch {
    return undefined;
  }
}
