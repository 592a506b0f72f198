import type { StageUpdate } from '../stage/contract.js';
import { ivsEvent, type IvsEvent } from './ivs-event.js';

/** "IVS Stage Update" in the EventBridge page of the IVS real-time user guide. */
export type StageUpdateEvent = IvsEvent<'IVS Stage Update', {
  readonly session_id: string;
  readonly event_name: StageUpdate['eventName'];
  readonly participant_id?: string;
  readonly user_id?: string;
}>;

export function stageUpdateEvent(update: StageUpdate, now: number): StageUpdateEvent {
  const { stage, sessionId, eventName, participantId, userId } = update;
  return ivsEvent('IVS Stage Update', stage.arn, {
    session_id: sessionId,
    event_name: eventName,
    ...(participantId === undefined ? {} : { participant_id: participantId }),
    ...(userId === undefined ? {} : { user_id: userId }),
  }, now);
}
