import type { Store } from '../store/index.js';
import type { StreamEvent, StreamRecord } from './events.js';

let sequence = 0;

/** The record of a batch of an event's log. What it holds is not in it: whoever follows reads the table. */
export const stored = (event: string): StreamRecord => ({
  dynamodb: {
    SequenceNumber: String(++sequence), Keys: { pk: { S: `EVENT#${event}` }, sk: { S: `LOG#${++sequence}` } },
  },
});

/** The record of a person's lines after these connections came to those that there were. */
export async function opened(
  store: Store, event: string, person: string, ...fresh: readonly string[]
): Promise<StreamRecord> {
  const connections = (await store.lines.of(event, [person])).get(person) ?? {};
  const image = (shown: readonly string[]) => ({
    connections: { M: Object.fromEntries(shown.map((id) => [id, { N: String(connections[id]) }])) },
  });
  const all = Object.keys(connections);
  return {
    dynamodb: {
      SequenceNumber: String(++sequence), Keys: { pk: { S: `EVENT#${event}` }, sk: { S: `LINE#${person}` } },
      NewImage: image(all), OldImage: image(all.filter((id) => !fresh.includes(id))),
    },
  };
}

export const stream = (...Records: readonly StreamRecord[]): StreamEvent => ({ Records });
