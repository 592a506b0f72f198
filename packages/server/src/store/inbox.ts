import { randomBytes } from 'node:crypto';
import type { Request } from '@rostrum/core/engine';
import { keys } from './keys.js';
import { logFrom, toBatch, type LogBatch } from './log.js';
import type { Item, Table } from './table.js';

/** A command left for whoever writes next. */
export interface Mail {
  /** Its place in the inbox: older ones sort first. */
  readonly key: string;
  readonly request: Request;
  /** Asked by the server itself. */
  readonly system: boolean;
  /** When it was left, in milliseconds since 1970. */
  readonly at: number;
}

/** Rows that nobody came for are dropped by DynamoDB after this long, in seconds. */
const KEPT = 3_600;

/**
 * Commands that found the log written by somebody else, one item each. They lie behind the log in its own partition,
 * so that what is new in the log and what waits to be written is one query.
 */
export class Inbox {
  constructor(private readonly table: Table) {}

  async put(event: string, request: Request, system: boolean): Promise<Mail> {
    const at = this.table.clock.now();
    const key = at.toString(36).padStart(9, '0') + randomBytes(6).toString('hex');
    const expires = Math.floor(at / 1_000) + KEPT;
    // As text: what a client sent need not be what DynamoDB can hold.
    await this.table.put({ ...keys.mail(event, key), at, system, request: JSON.stringify(request), expires });
    return { key, request, system, at };
  }

  /** What the log holds after `after`, batch by batch, and what waits to be written, oldest first. Errors: `store/gap`. */
  async tail(event: string, after: number): Promise<{ readonly batches: readonly LogBatch[]; readonly mail: readonly Mail[] }> {
    const { pk, sk } = keys.log(event, after + 1);
    const batches: LogBatch[] = [];
    const mail: Mail[] = [];
    const next = logFrom(event, after);
    const query = {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :end',
      ExpressionAttributeValues: { ':pk': pk, ':from': sk, ':end': keys.mail(event, '~').sk },
    };
    for await (const item of this.table.query(query)) {
      if (item['writeId'] === undefined) mail.push(toMail(event, item));
      else batches.push(next(await toBatch(item)));
    }
    return { batches, mail };
  }

  async remove(event: string, mail: readonly string[]): Promise<void> {
    await this.table.deleteMany(mail.map((key) => keys.mail(event, key)));
  }
}

function toMail(event: string, item: Item): Mail {
  const { sk, request, system, at } = item as unknown as { sk: string; request: string; system: boolean; at: number };
  return { key: sk.slice(keys.mail(event, '').sk.length), request: JSON.parse(request) as Request, system, at };
}
