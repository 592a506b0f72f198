import { TestLine } from '../../packages/server/src/testing/test-line.test.support.js';
import { until } from '../../packages/server/src/testing/until.test.support.js';

const PEOPLE = 8;
/** A person may ask for 60 commands in a minute. */
const EACH = 50;

export interface Person {
  readonly token: string;
  readonly person: string;
}
interface Asked {
  readonly by: Person;
  readonly id: string;
  readonly command: string;
  readonly input: object;
}

/** An event that is live, its host on a line, and people who ask for something all the time. */
export class Crowd {
  readonly acknowledged: { readonly id: string; readonly seq: number }[] = [];
  /** Neither done nor refused, as far as whoever asked knows. */
  readonly #open = new Map<string, Asked>();
  #made = 0;
  #line: TestLine | undefined;
  #isGone = false;

  private constructor(
    private readonly url: string, readonly id: string, readonly host: Person, readonly people: readonly Person[],
  ) {}

  get troublemaker(): Person {
    return this.people[0]!;
  }

  static async open(url: string): Promise<Crowd> {
    const signIn = (name: string) => call<Person>(url, 'POST', '/dev/sign-in', undefined, { name });
    const host = await signIn('Hanna');
    const plan = { title: 'T', description: '', startsAt: Date.now(), duration: 60, guests: true };
    const { id } = await call<{ id: string }>(url, 'POST', '/api/events', host.token, plan);
    const people: Person[] = [];
    for (let n = 0; n < PEOPLE; n++) {
      const person = await signIn(`Person ${n} of ${id}`);
      await call(url, 'POST', `/api/events/${id}/join`, person.token, {});
      people.push(person);
    }
    const crowd = new Crowd(url, id, host, people);
    await crowd.ask(host, 'session/open', {});
    await crowd.ask(host, 'session/go-live', {});
    const { ticket, url: line } = await crowd.#call<{ ticket: string; url: string }>('POST', '/line-ticket', host);
    crowd.#line = TestLine.open(line, ticket);
    await crowd.#line.next('hello');
    return crowd;
  }

  /** Resolves when it was answered, or nobody answers any more. */
  ask(by: Person, command: string, input: object): Promise<void> {
    const asked = { by, id: `k${this.#made++}`, command, input };
    this.#open.set(asked.id, asked);
    return this.#send(asked).catch(() => void (this.#isGone = true));
  }

  /** So many batches of the log, one after the other, while there is a server. */
  async batches(many: number): Promise<void> {
    for (let n = 0; n < many && !this.#isGone; n++) await this.ask(this.people[n % PEOPLE]!, turn(Math.floor(n / PEOPLE)), {});
  }

  /** Hands go up and down, and the host makes the chat slower and quicker over the line, until there is no server. */
  async beBusy(): Promise<void> {
    const line = this.#line!;
    const overTheLine = async () => {
      for (let n = 0; n < EACH && line.closed === undefined; n++) {
        const id = `k${this.#made++}`;
        const asked = { by: this.host, id, command: 'chat/slow', input: { seconds: n % 2 ? 5 : 10 } };
        this.#open.set(id, asked);
        line.send({ t: 'command', ...strip(asked) });
        const answer = await until(
          () => line.closed !== undefined ? 'gone' as const : [...line.all('ack'), ...line.all('refused')].find((each) => each.id === id),
          'an answer over the line',
        );
        if (answer === 'gone') return;
        this.#answered(asked, answer.t === 'ack' ? answer.seq : undefined);
      }
    };
    const byHttp = this.people.slice(1).map(async (person) => {
      for (let n = 0; n < EACH && !this.#isGone; n++) await this.ask(person, turn(n), {});
    });
    await Promise.all([overTheLine(), ...byHttp]);
  }

  hangUp(): void {
    this.#line?.close();
  }

  /** What a client does that was disconnected: asks for all that is open once more, with the same ids. */
  async askAgain(): Promise<ReadonlySet<string>> {
    this.#isGone = false;
    const again = [...this.#open.values()];
    for (const asked of again) await this.#send(asked);
    return new Set(again.map(({ id }) => id));
  }

  publicView(): Promise<{ seq: number; state: Record<string, unknown> }> {
    return this.#call('GET', '', this.host);
  }
  async chatOf(person: Person): Promise<string> {
    return (await this.#call<{ chat: string }>('POST', '/join', person, {})).chat;
  }
  async chatToken(person: Person): Promise<string> {
    return (await this.#call<{ token: string }>('POST', '/chat-token', person)).token;
  }
  async statusOfToken(person: Person): Promise<number> {
    return (await send(this.url, 'POST', `/api/events/${this.id}/chat-token`, person.token, undefined)).status;
  }

  async #send(asked: Asked): Promise<void> {
    for (;;) {
      const response = await send(this.url, 'POST', `/api/events/${this.id}/commands`, asked.by.token, strip(asked));
      if (response.status === 429) {
        await new Promise((resolve) => setTimeout(resolve, Number(response.headers.get('retry-after')) * 1000));
        continue;
      }
      const { seq } = (await response.json()) as { seq: number };
      return this.#answered(asked, response.ok ? seq : undefined);
    }
  }

  #answered({ id }: Asked, seq: number | undefined): void {
    this.#open.delete(id);
    if (seq !== undefined) this.acknowledged.push({ id, seq });
  }

  #call<Answer>(method: string, part: string, by: Person, body?: object): Promise<Answer> {
    return call<Answer>(this.url, method, `/api/events/${this.id}${part}`, by.token, body);
  }
}

const turn = (n: number): string => (n % 2 ? 'hands/lower' : 'hands/raise');
const strip = ({ id, command, input }: Asked) => ({ id, command, input });

function send(url: string, method: string, path: string, token: string | undefined, body: object | undefined): Promise<Response> {
  return fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function call<Answer>(url: string, method: string, path: string, token: string | undefined, body?: object): Promise<Answer> {
  const response = await send(url, method, path, token, body);
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}
