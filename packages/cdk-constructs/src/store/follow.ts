import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IEventStore } from './event-store.js';

export interface FollowOptions {
  /** What the sort key of an item begins with, for the function to hear of it. */
  readonly items: readonly ('LOG#' | 'LINE#')[];
  /** How long to collect items before the function is called; not at all when absent. */
  readonly window?: Duration;
  readonly deadLetters: IQueue;
}

/** What is older than this is no news: who missed it reads the snapshot. */
const STALE = Duration.hours(1);
const ATTEMPTS = 10;
const BATCH = 100;

/**
 * Has the function follow what is stored of events, in the order of each event. A batch that fails is halved until the
 * item that fails is alone; that one is set aside, and the rest goes on. Two followers are as many as a stream serves
 * well.
 */
export function follow(store: IEventStore, handler: IFunction, { items, window, deadLetters }: FollowOptions): void {
  handler.addEventSource(new DynamoEventSource(store.table, {
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: BATCH,
    ...(window && { maxBatchingWindow: window }),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: ATTEMPTS,
    maxRecordAge: STALE,
    onFailure: new SqsDlq(deadLetters),
    filters: items.map((prefix) => FilterCriteria.filter({
      dynamodb: {
        Keys: { pk: { S: FilterRule.beginsWith('EVENT#') }, sk: { S: FilterRule.beginsWith(prefix) } },
      },
    })),
  }));
}
