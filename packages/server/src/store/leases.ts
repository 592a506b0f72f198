import { keys } from './keys.js';
import { isRefused, type Table } from './table.js';

/**
 * Who looks after an event now: for liveness only, so that one process runs its timers and effects and another
 * takes over when it is gone. Safety is the log's: its appends are conditional.
 */
export class Leases {
  constructor(private readonly table: Table) {}

  /** Takes or renews the lease for some milliseconds; false when somebody else has it. */
  async take(event: string, owner: string, milliseconds: number): Promise<boolean> {
    const now = this.table.clock.now();
    try {
      await this.table.put({ ...keys.lease(event), owner, until: now + milliseconds }, {
        ConditionExpression: 'attribute_not_exists(sk) OR #owner = :owner OR #until < :now',
        ExpressionAttributeNames: { '#owner': 'owner', '#until': 'until' },
        ExpressionAttributeValues: { ':owner': owner, ':now': now },
      });
      return true;
    } catch (error) {
      if (isRefused(error)) return false;
      throw error;
    }
  }

  async release(event: string, owner: string): Promise<void> {
    try {
      await this.table.delete(keys.lease(event), {
        ConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' }, ExpressionAttributeValues: { ':owner': owner },
      });
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
}
