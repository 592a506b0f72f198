import { createRequire } from 'node:module';

// A package of the server, not of the workspace's root.
export const { WebSocket } = createRequire(new URL('../../packages/server/package.json', import.meta.url))('ws');

/** Milliseconds until what was to come over a line will not come any more. */
const PATIENCE = 20_000;
let made = 0;

/** One person as a client of the server: the HTTP API, and one line. */
export class Person {
  url;
  token;
  person;
  name;
  #socket;
  #wire;
  #listeners = new Set();

  constructor(url, { token, person, name }) {
    Object.assign(this, { url, token, person, name });
  }

  /** Of the built-in issuer, which signs in so many of one address in a minute: `from` another one behind a proxy. */
  static async signedIn(url, name, from) {
    const headers = from ? { 'x-forwarded-for': from } : {};
    return new Person(url, await post(url, '/dev/sign-in', { name }, headers));
  }

  /** Without an account: comes into the event at once, and has no line yet. As many from one address as are let in. */
  static async guest(url, event, name, from) {
    const { person, guest } = await post(url, `/api/events/${event}/join`, { name }, { 'x-forwarded-for': from });
    return new Person(url, { token: guest, person, name });
  }

  async createEvent({ guests = false, duration = 60 } = {}) {
    const plan = { title: 'Measured', description: '', startsAt: Date.now() + 60_000, duration, guests };
    return (await post(this.url, '/api/events', plan, this.#headers)).id;
  }

  post(event, what, body = {}) {
    return post(this.url, `/api/events/${event}/${what}`, body, this.#headers);
  }

  get #headers() {
    return { authorization: `Bearer ${this.token}` };
  }

  /** Comes in and opens the line; resolves with the hello. */
  async enter(event) {
    ({ person: this.person } = await this.post(event, 'join'));
    return this.openLine(event);
  }

  async openLine(event) {
    const { ticket, url } = await this.post(event, 'line-ticket');
    this.#socket = new WebSocket(url, ['rostrum', ticket], { perMessageDeflate: false });
    this.#socket.on('upgrade', ({ socket }) => (this.#wire = socket));
    this.#socket.on('message', (text) => this.#heard(JSON.parse(text)));
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => this.#heard({ t: 'closed' }));
    return this.hears((message) => message.t === 'hello');
  }

  /** The first message from now on that is `wanted`. Rejects when the line ends before, or nothing comes. */
  hears(wanted, patience = PATIENCE) {
    return new Promise((resolve, reject) => {
      const done = (settle, value) => {
        clearTimeout(timer);
        this.#listeners.delete(listener);
        settle(value);
      };
      const fail = (why) => done(reject, new Error(`The line of ${this.name} ${why}.`));
      const timer = setTimeout(() => fail('was silent'), patience);
      const listener = (message) => {
        if (message.t === 'bye' || message.t === 'closed') fail(`ended: ${message.message ?? 'no reason given'}`);
        else if (wanted(message)) done(resolve, message);
      };
      this.#listeners.add(listener);
    });
  }

  /** Sends a command and resolves with its sequence in the log. Rejects when it is refused. Of one id, it is one. */
  async ask(command, input = {}, id = `c${made++}`) {
    const answer = this.hears((message) => message.id === id && message.t !== 'self');
    this.#socket.send(JSON.stringify({ t: 'command', id, command, input }));
    const { t, error, seq } = await answer;
    if (t === 'refused') throw new Error(`${command}: ${error.code}`);
    return seq;
  }

  /** Bytes that have come over the line, with framing. */
  get received() {
    return this.#wire?.bytesRead ?? 0;
  }

  close() {
    this.#socket?.close();
  }

  #heard(message) {
    for (const listener of this.#listeners) listener(message);
  }
}

async function post(url, path, body, headers) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers },
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${answer.code ?? ''}`);
  return answer;
}
