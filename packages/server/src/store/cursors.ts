import { keys } from './keys.js';
import { isRefused, type Table } from './table.js';

/** How far something has come in an event's log: the last sequence that is done. */
export class Cursors {
  constructor(private readonly table: Table) {}

  async get(event: string, name: string): Promise<number> {
    return ((await this.table.get(keys.cursor(event, name)))?.['seq'] as number | undefined) ?? 0;
  }

  /** Only ever goes forward: one that is further already stays. */
  async set(event: string, name: string, seq: number): Promise<void> {
    try {
      await this.table.put({ ...keys.cursor(event, name), seq }, {
        ConditionExpression: 'attribute_not_exists(sk) OR seq < :seq', ExpressionAttributeValues: { ':seq': seq },
      });
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
}
