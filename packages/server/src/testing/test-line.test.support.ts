import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { LineDown, LineUp } from '@rostrum/core/ports';
import { until } from './until.test.support.js';

type Message<T extends LineDown['t']> = Extract<LineDown, { t: T }>;

/** A line from the client's side that keeps all that it was sent. */
export class TestLine {
  readonly messages: LineDown[] = [];
  /** The code of the close frame, or the HTTP status that refused the line. */
  closed: number | undefined;
  readonly #read = new Map<string, number>();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => void this.messages.push(JSON.parse(String(data)) as LineDown));
    socket.on('close', (code) => (this.closed ??= code));
    socket.on('unexpected-response', (_request, response) => {
      this.closed = response.statusCode;
      socket.terminate();
    });
    socket.on('error', () => {});
  }

  static open(url: string, ticket: string, headers: Record<string, string> = {}): TestLine {
    return new TestLine(new WebSocket(url, ['rostrum', ticket], { headers }));
  }

  /** Is up, and may not have been said hello to yet. */
  async up(): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
  }

  send(message: LineUp): void {
    this.socket.send(JSON.stringify(message));
  }
  sendText(text: string | Buffer): void {
    this.socket.send(text);
  }
  close(): void {
    this.socket.close();
  }

  all<T extends LineDown['t']>(type: T): Message<T>[] {
    return this.messages.filter((message): message is Message<T> => message.t === type);
  }

  /** The next message of a type that was not asked for before. */
  async next<T extends LineDown['t']>(type: T): Promise<Message<T>> {
    const index = this.#read.get(type) ?? 0;
    this.#read.set(type, index + 1);
    return until(() => this.all(type)[index], `a "${type}" on the line`);
  }

  ended(): Promise<number> {
    return until(() => this.closed, 'the end of the line');
  }
}
