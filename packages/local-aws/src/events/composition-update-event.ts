import type { CompositionUpdate } from '../channel/composition-contract.js';
import { ivsEvent, type IvsEvent } from './ivs-event.js';

/** How the IVS real-time user guide writes the names. */
const EVENT_NAME = {
  'Session Started': 'Session Start',
  'Session Ended': 'Session End',
  'Session Failed': 'Session Failure',
  'Destination Start': 'Destination Start',
  'Destination End': 'Destination End',
  'Destination Failure': 'Destination Failure',
} as const satisfies Record<CompositionUpdate['eventName'], string>;

/** The EventBridge page of the IVS real-time user guide. `resources` has the ARN of the composition. */
export type CompositionUpdateEvent = IvsEvent<'IVS Composition State Change', {
  readonly event_name: (typeof EVENT_NAME)[CompositionUpdate['eventName']];
  readonly stage_arn: string;
  /** Of the destination, when it is about one. */
  readonly id?: string;
  readonly reason?: string;
}>;

export function compositionUpdateEvent(update: CompositionUpdate, now: number): CompositionUpdateEvent {
  const { arn, stage, eventName, destinationId, reason } = update;
  return ivsEvent('IVS Composition State Change', arn, {
    event_name: EVENT_NAME[eventName],
    stage_arn: stage.arn,
    ...(destinationId === undefined ? {} : { id: destinationId }),
    ...(reason === undefined ? {} : { reason }),
  }, now);
}
