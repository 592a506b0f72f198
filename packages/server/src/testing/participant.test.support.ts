import type { CommandName, EventCommands } from '@rostrum/core/event';
import { TestLine } from './test-line.test.support.js';
import type { Rig } from './rig.test.support.js';

let made = 0;

/** One person, as a client of the server. */
export class Participant {
  event = '';

  constructor(readonly rig: Rig, readonly token: string, readonly person: string, readonly name: string) {}

  request(method: string, part: string, body?: unknown): Promise<Response> {
    return this.rig.request(method, `/api/events/${this.event}${part}`, {
      token: this.token,
      ...(body !== undefined && { body }),
    });
  }

  json<Body = Record<string, unknown>>(method: string, part: string, body?: unknown): Promise<Body> {
    return this.rig.json<Body>(method, `/api/events/${this.event}${part}`, {
      token: this.token,
      ...(body !== undefined && { body }),
    });
  }

  join(): Promise<{ role: string; name: string; person: string }> {
    return this.json('POST', '/join', {});
  }

  /** The status and the code of a command over HTTP. */
  async ask<C extends CommandName>(
    command: C,
    input: EventCommands[C],
  ): Promise<{ status: number; code?: string; seq?: number }> {
    const response = await this.request('POST', '/commands', { id: `c${made++}`, command, input });
    return { status: response.status, ...((await response.json()) as object) };
  }

  /** Throws a refusal. */
  async do<C extends CommandName>(command: C, input: EventCommands[C]): Promise<void> {
    const answer = await this.ask(command, input);
    if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer)}`);
  }

  async line(): Promise<TestLine> {
    const { ticket, url } = await this.json<{ ticket: string; url: string }>('POST', '/line-ticket');
    const line = TestLine.open(url, ticket);
    await line.next('hello');
    return line;
  }
}
