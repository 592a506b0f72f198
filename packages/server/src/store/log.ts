import { LiveError, type Entry } from '@rostrum/core/engine';
import { decodeBatch, encodeBatch, ENTRY_VERSION } from './batch.js';
import { keys } from './keys.js';
import { isRefused, type Item, type Table } from './table.js';

/** What is appended at once. `entries` are what `encodeEntry` gave. */
export interface NewBatch {
  /** Made by the writer, once per batch: with it a retry after a lost reply is safe. */
  readonly writeId: string;
  readonly firstSeq: number;
  readonly entries: readonly string[];
  /** What of the inbox is in it or was answered by it: the sequence that each came to, by its key. */
  readonly taken?: Readonly<Record<string, number>>;
}
export interface EntryAt {
  readonly seq: number;
  readonly entry: Entry;
}
export interface LogBatch {
  readonly writeId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly entries: readonly Entry[];
  readonly taken?: Readonly<Record<string, number>>;
}

/** Another writer has appended at this sequence. This batch is not stored and never will be. */
export class LogConflict extends Error {
  constructor(event: string, firstSeq: number) {
    super(`Another writer has appended to event ${event} at sequence ${firstSeq}.`);
    this.name = 'LogConflict';
  }
}

/** The logs of all events: one item per batch, under the sequence of its first command. Nothing is ever rewritten. */
export class Log {
  constructor(private readonly table: Table) {}

  /**
   * Resolves when the batch is stored. Goes on trying until the outcome is known, so that nobody has to guess
   * whether a write whose reply was lost did happen. `signal` ends that; then the outcome is unknown.
   *
   * Errors: `LogConflict`, and what DynamoDB says of a request that cannot succeed.
   */
  async append(event: string, batch: NewBatch, signal?: AbortSignal): Promise<void> {
    const { writeId, firstSeq, entries, taken } = batch;
    const item = {
      ...keys.log(event, firstSeq), writeId, firstSeq, lastSeq: firstSeq + entries.length - 1,
      v: ENTRY_VERSION, data: await encodeBatch(entries), ...(taken && { taken }),
    };
    const condition = {
      ConditionExpression: 'attribute_not_exists(sk) OR writeId = :id', ExpressionAttributeValues: { ':id': writeId },
    };
    try {
      await this.table.put(item, condition, { attempts: Infinity, signal });
    } catch (error) {
      throw isRefused(error) ? new LogConflict(event, firstSeq) : error;
    }
  }

  /** The batches after sequence `after`, which must be the last of a batch, or 0. Errors: `store/gap`. */
  async *read(event: string, after: number): AsyncGenerator<LogBatch> {
    const next = logFrom(event, after);
    for await (const item of this.table.query(range(event, after + 1))) yield next(await toBatch(item));
  }

  /** The entries after any sequence, batch by batch. */
  async *entries(event: string, after: number): AsyncGenerator<readonly EntryAt[]> {
    const within = after > 0 ? await this.#holding(event, after) : undefined;
    if (within && within.lastSeq > after) yield at(within).slice(after - within.firstSeq + 1);
    for await (const batch of this.read(event, within?.lastSeq ?? after)) yield at(batch);
  }

  /** The batch in which a sequence lies. */
  async #holding(event: string, seq: number): Promise<LogBatch | undefined> {
    const { pk, sk } = keys.log(event, seq);
    const { items } = await this.table.page({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :seq', ScanIndexForward: false, Limit: 1,
      ExpressionAttributeValues: { ':pk': pk, ':first': keys.log(event, 0).sk, ':seq': sk },
    });
    return items[0] && toBatch(items[0]);
  }
}

/** Passes batches on, as long as each goes on where the one before it ended. */
export function logFrom(event: string, after: number): (batch: LogBatch) => LogBatch {
  let last = after;
  return (batch) => {
    if (batch.firstSeq !== last + 1) {
      throw new LiveError('store/gap', `The log of event ${event} goes on at ${batch.firstSeq} after ${last}.`,
        'Restore the table from a backup; do not write to this event.');
    }
    last = batch.lastSeq;
    return batch;
  };
}

const at = ({ firstSeq, entries }: LogBatch): readonly EntryAt[] =>
  entries.map((entry, index) => ({ seq: firstSeq + index, entry }));

function range(event: string, from: number) {
  const { pk, sk } = keys.log(event, from);
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :end',
    ExpressionAttributeValues: { ':pk': pk, ':from': sk, ':end': 'LOG#~' },
  };
}

interface WrittenBatch extends Omit<LogBatch, 'entries'> {
  readonly v: number;
  readonly data: Uint8Array;
}

export async function toBatch(item: Item): Promise<LogBatch> {
  const { v, data, writeId, firstSeq, lastSeq, taken } = item as unknown as WrittenBatch;
  return { writeId, firstSeq, lastSeq, entries: await decodeBatch(v, data), ...(taken && { taken }) };
}
