import { LiveError, type Engine } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import type { Clock, LineDown } from '@rostrum/core/ports';
import type { LineTickets } from '../access/line-tickets.js';
import type { InvocationHost, InvocationHosts } from '../host/index.js';
import { judge } from '../http/command.js';
import { PROTOCOL, ticketIn } from '../line/handshake.js';
import { MOST_LINES, RECONNECT } from '../line/line-limits.js';
import { readLineUp } from '../line/line-up.js';
import type { Limits } from '../limits/index.js';
import type { KnownLine, LineList, OpenLines } from '../store/line-list.js';
import type { LineEvent, LineResult } from './events.js';
import type { Gateway } from './gateway.js';
import type { Later } from './later.js';

export interface LineHandlerOptions {
  readonly hosts: InvocationHosts;
  readonly lines: LineList;
  readonly tickets: LineTickets;
  readonly limits: Limits;
  readonly gateway: Gateway;
  readonly later: Later;
  readonly clock: Clock;
  /** Origins whose pages may open lines. */
  readonly origins: ReadonlySet<string>;
}

/**
 * The lines of an API Gateway WebSocket API: lets in who has a ticket, hears commands, and notes who can be told what.
 * The telling is that of whoever follows the table.
 */
export function lineHandler(options: LineHandlerOptions): (event: LineEvent) => Promise<LineResult> {
  const connections = new Connections(options);
  return async (event) => {
    const { eventType, connectionId } = event.requestContext;
    try {
      if (eventType === 'CONNECT') return await connections.admit(connectionId, event.headers ?? {});
      if (eventType === 'DISCONNECT') return await connections.closed(connectionId);
      return await connections.heard(connectionId, event.isBase64Encoded ? undefined : event.body);
    } finally {
      await options.hosts.idle();
    }
  };
}

class Connections {
  /** Connections that this process has heard of: they never change. */
  readonly #known = new Map<string, KnownLine>();

  constructor(private readonly options: LineHandlerOptions) {}

  async admit(connection: string, sent: NonNullable<LineEvent['headers']>): Promise<LineResult> {
    const { origins, tickets, lines } = this.options;
    const headers = new Map(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]));
    const origin = headers.get('origin');
    if (origin !== undefined && !origins.has(origin)) return { statusCode: 403 };
    const ticket = ticketIn(headers.get('sec-websocket-protocol'));
    const admission = ticket === undefined ? undefined : await tickets.redeem(ticket);
    if (!admission) return { statusCode: 401 };
    const { event, person } = admission;
    await lines.admit(connection, { event, person });
    return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': PROTOCOL } };
  }

  async heard(connection: string, text: string | undefined): Promise<LineResult> {
    const { lines, hosts, gateway, clock } = this.options;
    const line = this.#known.get(connection) ?? (await lines.find(connection));
    if (!line) return { statusCode: 410 };
    this.#known.set(connection, line);
    const message = text === undefined ? undefined : readLineUp(text);
    if (!message) {
      await gateway.bye(connection, 'denied', 'The line was sent something that it does not understand.');
      return { statusCode: 400 };
    }
    if (message.t === 'ping') return said({ t: 'pong', at: message.at, now: clock.now() });
    const host = await hosts.open(line.event);
    const role = await host?.read((engine) => engine.roleOf(line.person));
    if (!host || !role) {
      await gateway.bye(connection, 'denied', 'You are not in this event.');
      return { statusCode: 403 };
    }
    if (message.t === 'hi') return this.#greet(host, connection, line);
    return said(await this.#command(host, line.person, message));
  }

  async closed(connection: string): Promise<LineResult> {
    this.#known.delete(connection);
    const gone = await this.options.lines.remove(connection);
    if (gone) await this.#left(gone, gone.left);
    return { statusCode: 200 };
  }

  /** From here on it is told everything; the greeting itself comes from there too, so that all is in order. */
  async #greet(host: InvocationHost, connection: string, line: KnownLine): Promise<LineResult> {
    const { lines, gateway } = this.options;
    const all = Object.entries(await lines.add(connection, line)).sort(([, a], [, b]) => a - b);
    for (const [oldest] of all.slice(0, -MOST_LINES)) {
      await lines.remove(oldest);
      await gateway.bye(oldest, 'replaced', 'You have opened this event elsewhere.');
    }
    const { person } = line;
    const isOnline = await host.read((engine) => tablesOf(engine).people.get(person)?.online === true);
    if (!isOnline) await host.system('roster/arrive', { person }, person);
    return { statusCode: 200 };
  }

  async #command(
    host: InvocationHost, person: string, { id, command, input }: { id: string; command: string; input: unknown },
  ): Promise<LineDown> {
    const answer = await judge(host, this.options.limits, { id, person, command, input });
    if (answer instanceof LiveError) return { t: 'refused', id, error: answer.toJSON() };
    // Whoever hears that it is done finds it done in the own view, which comes by another way.
    const { seq, own } = await host.read((engine) => ({ seq: engine.seq, own: ownOf(engine, person) }));
    return { t: 'ack', id, seq: own ? seq : answer.seq, ...(own && { own }) };
  }

  async #left({ event, person }: KnownLine, left: OpenLines): Promise<void> {
    if (Object.keys(left).length === 0) await this.options.later.after(RECONNECT, { event, depart: person });
  }
}

function ownOf(engine: Engine, person: string) {
  const role = engine.roleOf(person);
  return role && { role, self: engine.self(person) };
}

const said = (message: LineDown): LineResult => ({ statusCode: 200, body: JSON.stringify(message) });
