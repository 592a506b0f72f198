import { keys } from './keys.js';
import { isRefused, type Table } from './table.js';

/** What must be known of an event before its log is read. */
export interface EventHead {
  readonly id: string;
  /** Milliseconds since 1970; begins the epoch of the event's views. */
  readonly createdAt: number;
}

/** Which events there are, and which of them still have something to do. */
export class Events {
  constructor(private readonly table: Table) {}

  async get(id: string): Promise<EventHead | undefined> {
    const item = await this.table.get(keys.event(id));
    return item && { id, createdAt: item['createdAt'] as number };
  }

  /** The head of the event: the one that was there before, if any. */
  async create(id: string, createdAt: number): Promise<EventHead> {
    // First the note that it is unfinished: the other way round, a crash in between leaves what nobody resumes.
    await this.table.put({ ...keys.unfinished(id) });
    try {
      await this.table.put({ ...keys.event(id), createdAt }, { ConditionExpression: 'attribute_not_exists(sk)' });
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
    return (await this.get(id))!;
  }

  /** Events that are not over, or whose effects are not done. */
  async unfinished(): Promise<readonly string[]> {
    const ids: string[] = [];
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': keys.unfinished('').pk } };
    for await (const item of this.table.query(query)) ids.push(item['sk'] as string);
    return ids;
  }

  /** Nothing is left to do for this event by itself. */
  async finish(id: string): Promise<void> {
    await this.table.delete(keys.unfinished(id));
  }
}
