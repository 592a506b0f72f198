import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.js';

/** Attempts before something is set aside. */
const ATTEMPTS = 5;
/** AWS asks for six times as long as the consumer may take. */
const VISIBILITY = Duration.minutes(6);

/** What is to be done in a while: messages with a delay of their own, at most 15 minutes. */
export class LaterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { deadLetters }: { readonly deadLetters: DeadLetters }) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: VISIBILITY,
      deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount: ATTEMPTS },
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** The function reports which messages of a batch it could not do. */
  deliverTo(handler: IFunction): void {
    handler.addEventSource(new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true }));
  }
}
