import { randomUUID } from 'node:crypto';
import { LiveError } from '@rostrum/core/engine';
import { keys, type Key } from './keys.js';
import { isRefused, type Item, type Table } from './table.js';

/** `partition` is what is listed together; `id` orders within it. */
export interface RecordKey {
  readonly partition: string;
  readonly id: string;
}
export interface StoredRecord<Value> {
  readonly key: RecordKey;
  readonly value: Value;
  /** Changes with every write. */
  readonly revision: string;
}
/** `absent`: only when there is none yet. A revision: only when it is still that one. Nothing: whatever is there. */
export type RecordCondition = 'absent' | { readonly revision: string };

export interface RecordQuery {
  /** Only ids that begin with this. */
  readonly prefix?: string;
  readonly limit?: number;
  readonly descending?: boolean;
  /** `next` of the page before. */
  readonly after?: string;
}
export interface RecordPage<Value> {
  readonly records: readonly StoredRecord<Value>[];
  /** Where the next page starts, when there is more. */
  readonly next?: string;
}

const CHANGES = 20;

/** Plain records that are not part of an event's log: sign-ups, people, channels. Values are JSON. */
export class Records {
  constructor(private readonly table: Table) {}

  async get<Value>(key: RecordKey): Promise<StoredRecord<Value> | undefined> {
    const item = await this.table.get(keys.record(key.partition, key.id));
    return item && toRecord<Value>(item);
  }

  /** Those that are there, in no order. */
  async getMany<Value>(wanted: readonly RecordKey[]): Promise<readonly StoredRecord<Value>[]> {
    // DynamoDB refuses a request that names a key twice.
    const unique = new Map<string, Key>();
    for (const { partition, id } of wanted) unique.set(JSON.stringify([partition, id]), keys.record(partition, id));
    return (await this.table.getMany([...unique.values()])).map((item) => toRecord<Value>(item));
  }

  /**
   * False when the condition does not hold. A retry after a lost reply counts as the same write. DynamoDB drops it some
   * time after `expires`, in milliseconds since 1970.
   */
  async put<Value>(
    key: RecordKey, value: Value, condition?: RecordCondition, { expires }: { readonly expires?: number } = {},
  ): Promise<boolean> {
    const revision = randomUUID();
    try {
      const ttl = expires !== undefined && { expires: Math.ceil(expires / 1_000) };
      const item = { ...keys.record(key.partition, key.id), revision, value, ...ttl };
      await this.table.put(item, conditionOf(condition, revision));
      return true;
    } catch (error) {
      if (isRefused(error)) return false;
      throw error;
    }
  }

  /** Deletes it and gives what it was: to one of those who ask. After a lost reply to none. */
  async take<Value>({ partition, id }: RecordKey): Promise<Value | undefined> {
    const item = await this.table.delete(keys.record(partition, id), { ReturnValues: 'ALL_OLD' });
    return item && toRecord<Value>(item).value;
  }

  /** Reads, changes and writes, again when somebody else wrote meanwhile. `undefined` leaves it as it is. */
  async change<Value>(
    key: RecordKey,
    change: (was: Value | undefined) => Value | undefined,
  ): Promise<Value | undefined> {
    for (let tries = 0; tries < CHANGES; tries++) {
      const was = await this.get<Value>(key);
      const value = change(was?.value);
      if (value === undefined) return was?.value;
      if (await this.put(key, value, was ? { revision: was.revision } : 'absent')) return value;
    }
    throw new LiveError('store/contended', 'Too many are changing this record at once.', 'Try again.',
      { kind: 'limit', retryAfter: 1 });
  }

  async delete(key: RecordKey): Promise<void> {
    await this.table.delete(keys.record(key.partition, key.id));
  }

  /** Errors: `store/cursor`. */
  async query<Value>(partition: string, query: RecordQuery = {}): Promise<RecordPage<Value>> {
    const { prefix = '', limit, descending = false, after } = query;
    const { pk } = keys.record(partition, '');
    const { items, next } = await this.table.page({
      KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk, ...(prefix && { ':prefix': prefix }) },
      ScanIndexForward: !descending,
      ...(limit !== undefined && { Limit: limit }),
      ...(after !== undefined && { ExclusiveStartKey: { pk, sk: fromCursor(after, prefix) } }),
    });
    return {
      records: items.map((item) => toRecord<Value>(item)),
      ...(next && { next: Buffer.from(next['sk'] as string).toString('base64url') }),
    };
  }
}

function conditionOf(condition: RecordCondition | undefined, revision: string) {
  if (condition === undefined) return {};
  return condition === 'absent'
    ? {
        ConditionExpression: 'attribute_not_exists(sk) OR revision = :own',
        ExpressionAttributeValues: { ':own': revision },
      }
    : {
        ConditionExpression: 'revision = :was OR revision = :own',
        ExpressionAttributeValues: { ':was': condition.revision, ':own': revision },
      };
}

function fromCursor(cursor: string, prefix: string): string {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (id !== '' && id.startsWith(prefix)) return id;
  throw new LiveError('store/cursor', 'This is not a place in the list.', 'Start from the first page.',
    { kind: 'invalid' });
}

function toRecord<Value>(item: Item): StoredRecord<Value> {
  const { pk, sk, value, revision } = item as { pk: string; sk: string; value: Value; revision: string };
  return { key: { partition: pk.slice(keys.record('', '').pk.length), id: sk }, value, revision };
}
