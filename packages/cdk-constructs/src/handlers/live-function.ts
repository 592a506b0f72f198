import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../acknowledge.js';
import { handlerCode } from './handler-code.js';
import type { HandlerName } from './handler-name.js';
import { permitted } from './permitted.js';
import type { OwnArns } from './target-arns.js';

export interface LiveFunctionProps {
  readonly handler: HandlerName;
  /** The ARNs of what the handler calls, as far as the stack has it. */
  readonly targets: OwnArns;
  readonly environment: Readonly<Record<string, string>>;
  /** 29 s when absent: as long as API Gateway waits. */
  readonly timeout?: Duration;
}

/** Memory buys processor time: at less, a cold start takes longer than a chat message may wait for its review. */
const MEMORY = 1024;

/**
 * A Lambda function with one of the server's handlers: its own role with the calls of `AWS_CALLS` and no others,
 * its own log group that keeps a month (S4.17), JSON logs, traces.
 */
export class LiveFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { handler, targets, environment, timeout }: LiveFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(role);
    for (const statement of permitted(this, handler, targets)) role.addToPolicy(statement);
    this.function = new LambdaFunction(this, 'Function', {
      description: `Rostrum: ${handler}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: handlerCode(this, handler),
      handler: 'index.handler',
      memorySize: MEMORY,
      timeout: timeout ?? Duration.seconds(29),
      role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environment,
    });
    acknowledgeWildcards(role, WILDCARDS, 'resources');
  }
}

const WILDCARDS =
  'Stages, rooms, channels and their keys are made while events run, so only their kind can be named; connections ' +
  'and schedules are those of this stack; X-Ray has no resources, nor has the list of streams. ' +
  'No action has a wildcard.';

/** The CloudWatch namespace of what the handlers count. */
export const METRICS_NAMESPACE = 'Rostrum';
