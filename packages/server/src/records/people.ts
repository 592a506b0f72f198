import type { Store } from '../store/index.js';

interface PersonRecord {
  readonly name: string;
}
const keyOf = (person: string) => ({ partition: 'people', id: person });

/** The names of people, for when an event does not know them any more. Can be deleted: facts hold ids. */
export class People {
  /** What this process has written, so that it is not written on every request. */
  readonly #written = new Map<string, string>();

  constructor(private readonly records: Store['records']) {}

  async remember(person: string, name: string): Promise<void> {
    if (this.#written.get(person) === name) return;
    await this.records.put<PersonRecord>(keyOf(person), { name });
    if (this.#written.size >= 20_000) this.#written.clear();
    this.#written.set(person, name);
  }

  async name(person: string): Promise<string | undefined> {
    return (await this.records.get<PersonRecord>(keyOf(person)))?.value.name;
  }

  async names(people: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const found = await this.records.getMany<PersonRecord>([...people].map(keyOf));
    return new Map(found.map(({ key, value }) => [key.id, value.name]));
  }
}
