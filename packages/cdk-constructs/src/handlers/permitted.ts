import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { AWS_CALLS, type AwsCaller, type AwsCalls } from './aws-calls.js';
import { targetArn, type OwnArns } from './target-arns.js';

/** A role may be handed to this service and no other. */
const PASSED_TO = { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } };

/** The policy of a caller: what it calls, on what there is of it in this stack. */
export function permitted(scope: Construct, caller: AwsCaller, own: OwnArns): readonly PolicyStatement[] {
  return AWS_CALLS[caller].flatMap((calls) => {
    const resources = calls.on.flatMap((target) => targetArn(scope, target, own) ?? []);
    return resources.length > 0 ? [statement(calls, resources)] : [];
  });
}

const statement = ({ service, actions }: AwsCalls, resources: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    actions: actions.map((action) => `${service}:${action}`),
    resources: [...resources],
    ...(service === 'iam' && { conditions: PASSED_TO }),
  });
