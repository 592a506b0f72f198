import type { RecordKey } from '../store/index.js';

/** Which event a stage, a chat room, a channel belongs to: what the media services report, they report by ARN. */
export const ownerOf = (arn: string): RecordKey => ({ partition: 'room-owners', id: arn });

export interface Owner {
  readonly event: string;
}
