import type { SlotKind } from '@rostrum/core/ports';
import type { Store } from '../store/index.js';

/** One who publishes on an event's stage, as the media service reported it. */
export interface Publisher {
  readonly participant: string;
  readonly person: string;
  readonly kind: SlotKind;
}

/** Who really publishes. Kept in the store: after a restart a publisher without a place must still be found. */
export class OnAir {
  constructor(private readonly records: Store['records']) {}

  async add(event: string, { participant, person, kind }: Publisher): Promise<void> {
    await this.records.put({ partition: partitionOf(event), id: participant }, { person, kind });
  }

  async remove(event: string, participant: string): Promise<void> {
    await this.records.delete({ partition: partitionOf(event), id: participant });
  }

  async of(event: string, person: string): Promise<readonly Publisher[]> {
    const { records } = await this.records.query<Omit<Publisher, 'participant'>>(partitionOf(event));
    return records
      .map(({ key, value }) => ({ participant: key.id, ...value }))
      .filter((each) => each.person === person);
  }
}

const partitionOf = (event: string): string => `on-air-${event}`;
