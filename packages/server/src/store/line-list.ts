import { keys } from './keys.js';
import { isRefused, type Item, type Table } from './table.js';

/** The lines of one person to an event that wait for messages: when each was opened, by its connection. */
export type OpenLines = Readonly<Record<string, number>>;

export interface KnownLine {
  readonly event: string;
  readonly person: string;
}

/** A gateway cuts a line after two hours; what is left of one after that is dropped by DynamoDB. In seconds. */
const KEPT = 3 * 3_600;

/**
 * Who can be told what, where lines are held by a gateway: one item a person, in the partition of the event, so that
 * whoever follows the table hears of lines and of batches in the order in which they came.
 */
export class LineList {
  constructor(private readonly table: Table) {}

  /** A connection that has been let in, before it can be spoken to. */
  async admit(connection: string, line: KnownLine): Promise<void> {
    await this.table.put({ ...keys.connection(connection), ...line, expires: this.#expires });
  }

  async find(connection: string): Promise<KnownLine | undefined> {
    return (await this.table.get(keys.connection(connection))) as KnownLine | undefined;
  }

  /** The connection can be spoken to from now on. Gives all of the person's. */
  async add(connection: string, { event, person }: KnownLine): Promise<OpenLines> {
    const key = keys.line(event, person);
    await this.table.put({ ...key, connections: {} }, { ConditionExpression: 'attribute_not_exists(sk)' }).catch(unlessRefused);
    return linesOf(await this.table.update(key, {
      UpdateExpression: 'SET connections.#connection = :now, expires = :expires',
      ExpressionAttributeNames: { '#connection': connection },
      ExpressionAttributeValues: { ':now': this.table.clock.now(), ':expires': this.#expires },
      ReturnValues: 'ALL_NEW',
    }));
  }

  /** It is gone. Gives what is left of the person's; undefined when it was none of them. */
  async remove(connection: string): Promise<(KnownLine & { readonly left: OpenLines }) | undefined> {
    const was = (await this.table.delete(keys.connection(connection), { ReturnValues: 'ALL_OLD' })) as KnownLine | undefined;
    if (!was) return undefined;
    const { event, person } = was;
    try {
      const item = await this.table.update(keys.line(event, person), {
        UpdateExpression: 'REMOVE connections.#connection', ConditionExpression: 'attribute_exists(connections.#connection)',
        ExpressionAttributeNames: { '#connection': connection }, ReturnValues: 'ALL_NEW',
      });
      return { event, person, left: linesOf(item) };
    } catch (error) {
      unlessRefused(error);
      return undefined;
    }
  }

  /** By person; who has none is not in it. */
  async of(event: string, people: readonly string[]): Promise<ReadonlyMap<string, OpenLines>> {
    const items = await this.table.getMany(people.map((person) => keys.line(event, person)));
    return new Map(items.map((item) => [personOf(item), linesOf(item)] as const).filter(([, lines]) => !isEmpty(lines)));
  }

  get #expires(): number {
    return Math.ceil(this.table.clock.now() / 1_000) + KEPT;
  }
}

const linesOf = (item: Item | undefined): OpenLines => (item?.['connections'] as OpenLines | undefined) ?? {};
const personOf = (item: Item): string => (item['sk'] as string).slice('LINE#'.length);
const isEmpty = (lines: OpenLines): boolean => Object.keys(lines).length === 0;

function unlessRefused(error: unknown): void {
  if (!isRefused(error)) throw error;
}
