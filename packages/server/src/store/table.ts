import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand, BatchWriteCommand, DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand,
  type DeleteCommandInput, type PutCommandInput, type QueryCommandInput, type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@rostrum/core/ports';
import type { Key } from './keys.js';
import { retrying } from './retry.js';

export type Item = Record<string, unknown>;
type Without<Input> = Omit<Input, 'TableName' | 'Key' | 'Item'>;

/** How often a request is tried before its caller is told: about ten seconds. */
const ATTEMPTS = 8;
/** The most keys of one BatchGetItem, and of one BatchWriteItem. */
const BATCH_GET = 100;
const BATCH_WRITE = 25;

/** How long to go on trying; a write that must know its outcome goes on until it is told to stop. */
export interface Patience {
  readonly attempts?: number;
  readonly signal?: AbortSignal | undefined;
}

/** The one DynamoDB table, with retries. Reads are strongly consistent. */
export class Table {
  readonly #client: DynamoDBDocumentClient;

  constructor(
    readonly name: string,
    config: DynamoDBClientConfig,
    readonly clock: Clock,
  ) {
    // The client's own retries cannot be held by a test, and would hide a lost reply from those who must know.
    const client = new DynamoDBClient({ ...config, maxAttempts: 1 });
    this.#client = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  }

  async get(key: Key): Promise<Item | undefined> {
    const input = { TableName: this.name, Key: key, ConsistentRead: true };
    return (await this.#try(() => this.#client.send(new GetCommand(input)))).Item;
  }

  /** The items that are there, in no order. */
  async getMany(wanted: readonly Key[]): Promise<readonly Item[]> {
    const items: Item[] = [];
    const left = [...wanted];
    while (left.length > 0) {
      const Keys = left.splice(0, BATCH_GET);
      const input = { RequestItems: { [this.name]: { Keys, ConsistentRead: true } } };
      const reply = await this.#try(() => this.#client.send(new BatchGetCommand(input)));
      items.push(...(reply.Responses?.[this.name] ?? []));
      left.push(...((reply.UnprocessedKeys?.[this.name]?.Keys ?? []) as Key[]));
    }
    return items;
  }

  async put(item: Item, input: Without<PutCommandInput> = {}, patience?: Patience): Promise<void> {
    await this.#try(() => this.#client.send(new PutCommand({ TableName: this.name, Item: item, ...input })), patience);
  }

  /** Gives what `ReturnValues` asks for. */
  async update(key: Key, input: Without<UpdateCommandInput>): Promise<Item | undefined> {
    const command = { TableName: this.name, Key: key, ...input };
    return (await this.#try(() => this.#client.send(new UpdateCommand(command)))).Attributes;
  }

  /** Gives what `ReturnValues` asks for. */
  async delete(key: Key, input: Without<DeleteCommandInput> = {}): Promise<Item | undefined> {
    const command = { TableName: this.name, Key: key, ...input };
    return (await this.#try(() => this.#client.send(new DeleteCommand(command)))).Attributes;
  }

  async deleteMany(wanted: readonly Key[]): Promise<void> {
    let left = wanted.map((Key) => ({ DeleteRequest: { Key } }));
    while (left.length > 0) {
      const RequestItems = { [this.name]: left.slice(0, BATCH_WRITE) };
      const reply = await this.#try(() => this.#client.send(new BatchWriteCommand({ RequestItems })));
      left = [...((reply.UnprocessedItems?.[this.name] ?? []) as typeof left), ...left.slice(BATCH_WRITE)];
    }
  }

  /** One page of a partition. `next` is where the following one starts, when there is more. */
  async page(input: Without<QueryCommandInput>): Promise<{ items: readonly Item[]; next: Item | undefined }> {
    const command = { ConsistentRead: true, ...input, TableName: this.name };
    const reply = await this.#try(() => this.#client.send(new QueryCommand(command)));
    return { items: reply.Items ?? [], next: reply.LastEvaluatedKey };
  }

  /** Every item of a query, page after page. */
  async *query(input: Without<QueryCommandInput>): AsyncGenerator<Item> {
    let start: Item | undefined;
    do {
      const { items, next } = await this.page({ ...input, ...(start && { ExclusiveStartKey: start }) });
      yield* items;
      start = next;
    } while (start);
  }

  close(): void {
    this.#client.destroy();
  }

  #try<Result>(work: () => Promise<Result>, { attempts = ATTEMPTS, signal }: Patience = {}): Promise<Result> {
    return retrying(work, { clock: this.clock, attempts, signal });
  }
}

/** The condition of a write did not hold. */
export const isRefused = (error: unknown): boolean =>
  (error as { name?: string }).name === 'ConditionalCheckFailedException';
