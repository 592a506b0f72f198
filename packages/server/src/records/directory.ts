import { tablesOf } from '@rostrum/core/event';
import { SESSION, type Status } from '@rostrum/core/session';
import type { EventHost } from '../host/contract.js';
import type { RecordKey, Store } from '../store/index.js';

/** An event as it stands in the list. Times in milliseconds since 1970, `duration` in minutes. */
export interface Listing {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly status: Status;
  readonly startsAt: number;
  readonly duration: number;
  readonly guests: boolean;
  /** The host's name. */
  readonly host: string;
  readonly signups: number;
}

/** What is kept of an event beside its log. */
export interface EventRecord {
  readonly host: string;
  readonly hostName: string;
  readonly createdAt: number;
  /** Where it stands in the list. */
  readonly listedAs?: RecordKey;
  readonly signups?: number;
}

const OPEN = 'directory-open';
const OVER = 'directory-over';
const keyOf = (event: string): RecordKey => ({ partition: 'events', id: event });

/** Who hosts which event, and the list of events: those to come, soonest first, then those that are over. */
export class Directory {
  /** The end of the line of those who change an event's place in the list. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(private readonly records: Store['records']) {}

  async get(event: string): Promise<EventRecord | undefined> {
    return (await this.records.get<EventRecord>(keyOf(event)))?.value;
  }

  /** False when there is one of this id. */
  add(event: string, record: EventRecord): Promise<boolean> {
    return this.records.put(keyOf(event), record, 'absent');
  }

  /** Writes what the event says of itself into the list. Asking twice does no harm. */
  refresh(host: EventHost): Promise<void> {
    const turn = (this.#turns.get(host.id) ?? Promise.resolve()).catch(() => undefined).then(() => this.#refresh(host));
    this.#turns.set(host.id, turn);
    const done = () => {
      if (this.#turns.get(host.id) === turn) this.#turns.delete(host.id);
    };
    turn.then(done, done);
    return turn;
  }

  async setSignups(host: EventHost, signups: number): Promise<void> {
    await this.records.change<EventRecord>(keyOf(host.id), (was) => was && { ...was, signups });
    await this.refresh(host);
  }

  /** Errors: `store/cursor`. */
  async list(limit: number, cursor?: string): Promise<{ events: readonly Listing[]; cursor?: string }> {
    const [part, after] = cursor?.startsWith('o') ? [OVER, cursor.slice(1)] : [OPEN, cursor?.slice(1)];
    const page = await this.records.query<Listing>(part, { limit, descending: part === OVER, ...(after && { after }) });
    const events = page.records.map(({ value }) => value);
    if (page.next) return { events, cursor: `${part === OVER ? 'o' : 's'}${page.next}` };
    if (part === OVER) return { events };
    if (events.length === limit) return { events, cursor: 'o' };
    const rest = await this.list(limit - events.length, 'o');
    return { ...rest, events: [...events, ...rest.events] };
  }

  async #refresh(host: EventHost): Promise<void> {
    const record = await this.get(host.id);
    const session = await host.read((engine) => tablesOf(engine).session.get(SESSION));
    if (!record || !session) return;
    const { title, description, status, startsAt, duration, guests } = session;
    const { hostName, signups = 0, listedAs } = record;
    const isOver = status === 'ended' || status === 'cancelled';
    const key = { partition: isOver ? OVER : OPEN, id: `${String(startsAt).padStart(13, '0')}-${host.id}` };
    const listing: Listing = {
      id: host.id,
      title,
      description,
      status,
      startsAt,
      duration,
      guests,
      host: hostName,
      signups,
    };
    await this.records.put(key, listing);
    if (listedAs?.partition === key.partition && listedAs.id === key.id) return;
    await this.records.change<EventRecord>(keyOf(host.id), (was) => was && { ...was, listedAs: key });
    if (listedAs) await this.records.delete(listedAs);
  }
}
