import { randomUUID } from 'node:crypto';
import { ACCOUNT, regionOf } from '../control/arn.js';
import type { StageUpdate } from '../stage/contract.js';

/** What Amazon EventBridge delivers for a stage ("IVS Stage Update" in the IVS real-time user guide). */
export interface StageUpdateEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': 'IVS Stage Update';
  readonly source: 'aws.ivs';
  readonly account: string;
  /** ISO 8601, to the second as EventBridge has it. */
  readonly time: string;
  readonly region: string;
  /** ARN of the stage. */
  readonly resources: readonly [string];
  readonly detail: {
    readonly session_id: string;
    readonly event_name: StageUpdate['eventName'];
    readonly participant_id?: string;
    readonly user_id?: string;
  };
}

export function stageUpdateEvent(update: StageUpdate, now: number): StageUpdateEvent {
  const { stage, sessionId, eventName, participantId, userId } = update;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'IVS Stage Update',
    source: 'aws.ivs',
    account: ACCOUNT,
    time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: regionOf(stage.arn),
    resources: [stage.arn],
    detail: {
      session_id: sessionId,
      event_name: eventName,
      ...(participantId === undefined ? {} : { participant_id: participantId }),
      ...(userId === undefined ? {} : { user_id: userId }),
    },
  };
}
