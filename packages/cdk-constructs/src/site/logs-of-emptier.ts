import { RemovalPolicy, Stack, type CfnResource } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/**
 * The function of the CDK that empties buckets writes a log that would stay when all else is gone (S3.6): this gives it
 * a log group of the stack. To be called when there is a bucket.
 */
export function logsOfEmptier(scope: Construct): void {
  const emptier = Stack.of(scope).node.tryFindChild('Custom::S3AutoDeleteObjectsCustomResourceProvider');
  const handler = emptier?.node.tryFindChild('Handler') as CfnResource | undefined;
  const logs = new LogGroup(scope, 'EmptierLogs', {
    retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY,
  });
  handler?.addPropertyOverride('LoggingConfig.LogGroup', logs.logGroupName);
}
