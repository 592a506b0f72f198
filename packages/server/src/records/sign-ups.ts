import type { EventHost } from '../host/contract.js';
import type { Store } from '../store/index.js';
import type { Directory } from './directory.js';

export interface SignUp {
  readonly person: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Who means to come to an event. */
export class SignUps {
  readonly #counting = new Map<string, Promise<void>>();

  constructor(private readonly store: Pick<Store, 'records' | 'clock'>, private readonly directory: Directory) {}

  /** Signing up twice is signing up once. */
  async add(host: EventHost, person: string, name: string): Promise<void> {
    const signUp: SignUp = { person, name, at: this.store.clock.now() };
    if (await this.store.records.put({ partition: partitionOf(host.id), id: person }, signUp, 'absent'))
      await this.#count(host);
  }

  async remove(host: EventHost, person: string): Promise<void> {
    await this.store.records.delete({ partition: partitionOf(host.id), id: person });
    await this.#count(host);
  }

  async all(event: string): Promise<readonly SignUp[]> {
    const signUps: SignUp[] = [];
    let after: string | undefined;
    do {
      const page = await this.store.records.query<SignUp>(partitionOf(event), after === undefined ? {} : { after });
      signUps.push(...page.records.map(({ value }) => value));
      after = page.next;
    } while (after !== undefined);
    return signUps.sort((a, b) => a.at - b.at);
  }

  /**
   * Counted anew each time: a counter would be wrong for ever after one crash between two writes. The last in line
   * counts for all before it.
   */
  async #count(host: EventHost): Promise<void> {
    const before = this.#counting.get(host.id) ?? Promise.resolve();
    const turn: Promise<void> = before.catch(() => undefined).then(async () => {
      if (this.#counting.get(host.id) === turn) await this.directory.setSignups(host, (await this.all(host.id)).length);
    });
    this.#counting.set(host.id, turn);
    for (let last = turn; ; last = this.#counting.get(host.id)!) {
      await last;
      if (this.#counting.get(host.id) === last) this.#counting.delete(host.id);
      if (!this.#counting.has(host.id)) return;
    }
  }
}

const partitionOf = (event: string): string => `signups-${event}`;
