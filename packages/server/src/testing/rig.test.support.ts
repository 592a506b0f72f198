/** What the tests of the running server share: the server itself, the embedded store and local-aws, all real. */
import { pino } from 'pino';
import { startLocalAws, type LocalAws } from '@rostrum/local-aws';
import type { Clock } from '@rostrum/core/ports';
import { startServer, type RunningServer, type ServerOptions } from '../node/index.js';
import { openStore, type Store } from '../store/index.js';
import { freePort } from './free-port.test.support.js';
import { Participant } from './participant.test.support.js';

const SECRET = 'hook-secret-of-the-tests';

export interface RigOptions extends Partial<ServerOptions> {
  readonly directory?: string;
  readonly clock?: Clock;
}

export class Rig implements AsyncDisposable {
  readonly secret = SECRET;
  /** Every line of the server's log. */
  readonly logged: string[] = [];

  private constructor(
    readonly aws: LocalAws,
    public store: Store,
    public server: RunningServer,
    readonly options: RigOptions,
  ) {}

  static async start(options: RigOptions = {}): Promise<Rig> {
    const port = options.port ?? (await freePort());
    const aws = await startLocalAws({
      port: 0,
      events: `http://localhost:${port}/hooks/media-events`,
      eventsSecret: SECRET,
      reviewSecret: SECRET,
      log: () => {},
    });
    const rig = new Rig(aws, undefined as never, undefined as never, { ...options, port });
    await rig.#open();
    return rig;
  }

  /** A new process on the same data. */
  async restart(): Promise<void> {
    await this.server.close();
    await this.store.close();
    await this.#open();
  }

  get url(): string {
    return this.server.url;
  }

  request(
    method: string,
    path: string,
    { token, body, headers }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  async json<Body = Record<string, unknown>>(
    method: string,
    path: string,
    options: { token?: string; body?: unknown } = {},
  ): Promise<Body> {
    const response = await this.request(method, path, options);
    const body = (await response.json()) as Body;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(body)}`);
    return body;
  }

  async signIn(name: string): Promise<Participant> {
    const { token, person } = await this.json<{ token: string; person: string }>('POST', '/dev/sign-in', {
      body: { name },
    });
    return new Participant(this, token, person, name);
  }

  /** An event of a new host, who is in it. */
  async event(plan: object = {}): Promise<{ id: string; host: Participant }> {
    const host = await this.signIn('Hanna Host');
    const body = {
      title: 'Meetup',
      description: '',
      startsAt: Date.now() + 60_000,
      duration: 60,
      guests: true,
      ...plan,
    };
    const { id } = await this.json<{ id: string }>('POST', '/api/events', { token: host.token, body });
    host.event = id;
    await host.join();
    return { id, host };
  }

  async joined(name: string, event: string): Promise<Participant> {
    const participant = await this.signIn(name);
    participant.event = event;
    await participant.join();
    return participant;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close();
    await this.store.close();
    await this.aws.close();
  }

  #log(line: string): void {
    this.logged.push(line);
    if (process.env['SHOW_LOG'] && (JSON.parse(line) as { level: number }).level >= 40) process.stderr.write(line);
  }

  async #open(): Promise<void> {
    const { directory, clock, ...options } = this.options;
    this.store = await openStore({ ...(directory !== undefined && { directory }), ...(clock && { clock }) });
    this.server = await startServer({
      development: true,
      hookSecret: SECRET,
      ...options,
      store: this.store,
      aws: { region: 'us-east-1', endpoint: this.aws.endpoint, rtmp: this.aws.rtmp, ingest: this.aws.ingest },
      log: pino({ level: 'trace' }, { write: (line) => this.#log(line) }),
    });
  }
}
