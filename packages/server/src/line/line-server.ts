import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type Server, type WebSocket } from 'ws';
import type { Logger } from '../logger.js';
import type { Clock } from '@rostrum/core/ports';
import type { LineTickets } from '../access/index.js';
import { COMMAND_BYTES } from '../http/command.js';
import type { EventHost, EventHosts } from '../host/index.js';
import { RateLimit, type Limits } from '../limits/index.js';
import { EventLines } from './event-lines.js';
import { PROTOCOL, ticketIn } from './handshake.js';
import { readLineUp } from './line-up.js';
import { LineSocket } from './line-socket.js';

const PATH = /^\/api\/events\/([a-z0-9]{1,26})\/line$/;
/** A line from which nothing came between two heartbeats is dead. */
const HEARTBEAT = 30_000;

export interface LineServerOptions {
  readonly hosts: EventHosts;
  readonly tickets: LineTickets;
  readonly limits: Limits;
  readonly clock: Clock;
  /** Origins whose pages may open lines. */
  readonly origins: ReadonlySet<string>;
  readonly log: Logger;
}

/** The lines of all events of this process. */
export class LineServer {
  readonly #server: Server<typeof LineSocket>;
  readonly #events = new Map<string, EventLines>();
  /** Messages of any kind: more than anybody who means well would send. */
  readonly #messages: RateLimit;
  #cancelBeat: () => void;
  #closing = false;

  constructor(private readonly options: LineServerOptions) {
    this.#messages = new RateLimit('messages', 300, options.clock);
    this.#server = new WebSocketServer({
      noServer: true,
      WebSocket: LineSocket,
      maxPayload: COMMAND_BYTES,
      perMessageDeflate: false,
      handleProtocols: () => PROTOCOL,
    });
    this.#cancelBeat = options.clock.after(HEARTBEAT, this.#beat);
  }

  /** The lines of an event, which also look after its presence. */
  of(host: EventHost): EventLines {
    let lines = this.#events.get(host.id);
    if (!lines) {
      const { clock, limits, log } = this.options;
      const onError = (error: unknown) => log.error({ err: error, event: host.id }, 'lines could not be told');
      this.#events.set(host.id, (lines = new EventLines(host, { clock, limits, onError })));
    }
    return lines;
  }

  /** Undefined while nothing has looked after the event. */
  get(event: string): EventLines | undefined {
    return this.#events.get(event);
  }

  /** Nobody is on the event's lines, and its host is put away. */
  drop(event: string): void {
    this.#events.get(event)?.close();
    this.#events.delete(event);
  }

  /** Takes over an upgrade of the HTTP server. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const { hosts, origins, tickets } = this.options;
    const event = PATH.exec(request.url?.split('?', 1)[0] ?? '')?.[1];
    if (event === undefined) return refuse(socket, 404);
    if (request.headers.origin !== undefined && !origins.has(request.headers.origin)) return refuse(socket, 403);
    if (this.#closing) return refuse(socket, 503);
    const ticket = ticketIn(request.headers['sec-websocket-protocol']);
    const admission = ticket === undefined ? undefined : await tickets.redeem(ticket);
    const host = admission?.event === event ? await hosts.open(event) : undefined;
    if (!admission || !host) return refuse(socket, 401);
    this.#server.handleUpgrade(request, socket, head, (line) => {
      line.person = admission.person;
      line.on('message', this.#onMessage);
      line.on('pong', onPong);
      line.on('close', onClose);
      line.on('error', onError);
      // What is said before the hello waits for it: nothing that was sent may be lost without a word.
      line.pause();
      this.of(host)
        .admit(line)
        .finally(() => line.resume())
        .catch((error: unknown) => {
          this.options.log.warn({ err: error, event }, 'line not admitted');
          line.terminate();
        });
    });
  }

  /** Everybody is told; resolves when all lines are closed, or cut after a moment. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#cancelBeat();
    for (const lines of this.#events.values()) lines.close();
    const { clients } = this.#server;
    for (const line of clients) line.bye('shutdown', 'The server is being restarted.');
    const cancel = this.options.clock.after(2_000, () => {
      for (const line of clients) line.terminate();
    });
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    cancel();
  }

  /** One function for all lines: the emitter gives the line as `this`. */
  readonly #onMessage = ((server: LineServer) =>
    function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
      server.#heard(this as LineSocket, data, isBinary);
    })(this);

  #heard(line: LineSocket, data: RawData, isBinary: boolean): void {
    line.isAlive = true;
    const { lines, person } = line;
    if (!lines || !line.isGreeted) return;
    if (this.#messages.take(`${lines.host.id}/${person}`)) return line.bye('denied', 'You sent too much at once.');
    const message = isBinary ? undefined : readLineUp((data as Buffer).toString('utf8'));
    if (!message) return line.bye('denied', 'The line was sent something that it does not understand.');
    lines.heard(line, message).catch((error: unknown) => {
      this.options.log.error({ err: error, event: lines.host.id }, 'line message failed');
      line.terminate();
    });
  }

  readonly #beat = (): void => {
    for (const line of this.#server.clients) {
      if (!line.isAlive) line.terminate();
      else {
        line.isAlive = false;
        line.ping();
      }
    }
    this.#cancelBeat = this.options.clock.after(HEARTBEAT, this.#beat);
  };
}

function onPong(this: WebSocket): void {
  (this as LineSocket).isAlive = true;
}
function onClose(this: WebSocket): void {
  (this as LineSocket).lines?.closed(this as LineSocket);
}
/** The close that follows says the rest. */
function onError(this: WebSocket): void {
  this.terminate();
}

const REASONS = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' } as const;

function refuse(socket: Duplex, status: keyof typeof REASONS): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
