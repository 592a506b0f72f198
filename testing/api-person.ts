import type { Platform } from './platform.js';

let asked = 0;

/** Somebody who uses the API of a platform without a page. */
export class ApiPerson {
  private constructor(private readonly platform: Platform, private readonly token: string, readonly person: string) {}

  static async signIn(platform: Platform, name: string): Promise<ApiPerson> {
    const body = JSON.stringify({ name });
    const reply = await fetch(`${platform.url}/dev/sign-in`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const { token, person } = (await reply.json()) as { token: string; person: string };
    return new ApiPerson(platform, token, person);
  }

  /** The answer of a route. Throws when it is a refusal. */
  async call<Answer = Record<string, string>>(method: string, path: string, body?: object): Promise<Answer> {
    const reply = await fetch(this.platform.url + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return (text ? JSON.parse(text) : {}) as Answer;
  }

  /** The id of a new event, which this person hosts. */
  async makes(plan: object): Promise<string> {
    const defaults = { title: 'Meetup', description: '', duration: 60, guests: true, startsAt: Date.now() + 60_000 };
    return (await this.call<{ id: string }>('POST', '/api/events', { ...defaults, ...plan })).id;
  }

  async asks(event: string, command: string, input: object = {}): Promise<void> {
    await this.call('POST', `/api/events/${event}/commands`, { id: `c${asked++}`, command, input });
  }
}
