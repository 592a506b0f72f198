import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { LiveFunction } from '../handlers/live-function.js';
import type { OwnArns } from '../handlers/target-arns.js';

export interface ChatReviewProps {
  readonly targets: OwnArns;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The function that Amazon IVS Chat asks about every message, and waits 200 ms for (S4.9). It serves this account's
 * rooms and nobody else's. The server names it when it makes a room, with the fallback DENY.
 */
export class ChatReview extends LiveFunction {
  constructor(scope: Construct, id: string, { targets, environment }: ChatReviewProps) {
    // After 200 ms nobody listens any more; the rest of the second is for what has to be undone.
    super(scope, id, { handler: 'chat-review', targets, environment, timeout: Duration.seconds(1) });
    const { account, region, partition } = Stack.of(this);
    this.function.addPermission('Chat', {
      principal: new ServicePrincipal('ivschat.amazonaws.com'),
      sourceAccount: account,
      sourceArn: `arn:${partition}:ivschat:${region}:${account}:room/*`,
    });
    // A cold start takes longer than the room waits, and would refuse the first message of an event. What this asks,
    // the function cannot read and denies.
    new Rule(this, 'KeepWarm', {
      description: 'Keeps the message review from being started while somebody waits for it.',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaTarget(this.function, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
