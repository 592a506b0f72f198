import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface MediaEventsProps {
  readonly handler: IFunction;
  readonly deadLetters: IQueue;
}

/** What Amazon IVS tells of stages, streams, recordings and compositions (S2.19), brought to the function. */
export class MediaEvents extends Construct {
  readonly rule: Rule;

  constructor(scope: Construct, id: string, { handler, deadLetters }: MediaEventsProps) {
    super(scope, id);
    this.rule = new Rule(this, 'Rule', {
      description: 'What Amazon IVS reports of stages, streams, recordings and compositions.',
      eventPattern: {
        source: ['aws.ivs'],
        detailType: [
          'IVS Stage Update', 'IVS Stream State Change', 'IVS Recording State Change', 'IVS Composition State Change',
        ],
      },
      targets: [new LambdaFunction(handler, {
        deadLetterQueue: deadLetters, retryAttempts: 8, maxEventAge: Duration.hours(1),
      })],
    });
  }
}
