import type { RecordKey, Store } from '../store/index.js';

/** Which event a stage, a chat room, a channel belongs to: what the media services report, they report by ARN. */
export const ownerOf = (arn: string): RecordKey => ({ partition: 'room-owners', id: arn });

export interface Owner {
  readonly event: string;
}

/** What was made for an event, as far as it is there. */
export interface Made {
  readonly stage?: string;
  readonly chat?: string;
  /** The event is over and its stage deleted: no new one is made. */
  readonly over?: true;
}

/** Where the stage and the chat room of an event are kept. */
export const roomsOf = (event: string): RecordKey => ({ partition: 'rooms', id: event });

/** Whose what is, for those who only look. */
export const ownedBy = (records: Store['records']) => ({
  /** The event that a stage, a chat room or a channel belongs to. */
  eventOf: async (arn: string): Promise<string | undefined> => (await records.get<Owner>(ownerOf(arn)))?.value.event,
  /** The ARNs as far as they are there; nothing is made. */
  known: async (event: string): Promise<Made> => (await records.get<Made>(roomsOf(event)))?.value ?? {},
});
