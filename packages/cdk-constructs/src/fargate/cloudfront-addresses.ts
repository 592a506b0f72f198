import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Peer, type IPeer } from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import type { Construct } from 'constructs';
import { acknowledgeCdkFunction, acknowledgeWildcards } from '../acknowledge.js';

const NAME = 'com.amazonaws.global.cloudfront.origin-facing';

/**
 * Where CloudFront calls from. The list of it has another id in each Region, which is asked for at deployment: asking
 * at synth would need an account.
 */
export function cloudFrontAddresses(scope: Construct): IPeer {
  const found = new AwsCustomResource(scope, 'CloudFrontAddresses', {
    resourceType: 'Custom::CloudFrontAddresses',
    onUpdate: {
      service: 'EC2',
      action: 'describeManagedPrefixLists',
      parameters: { Filters: [{ Name: 'prefix-list-name', Values: [NAME] }] },
      physicalResourceId: PhysicalResourceId.of(NAME),
    },
    installLatestAwsSdk: false,
    policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: AwsCustomResourcePolicy.ANY_RESOURCE }),
    logGroup: new LogGroup(scope, 'CloudFrontAddressesLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    }),
  });
  acknowledgeWildcards(
    found,
    'Lists of addresses are described all or none: the action takes no resource.',
    'resources',
  );
  for (const asker of Stack.of(scope).node.children.filter(({ node }) => node.id.startsWith('AWS679f53'))) {
    acknowledgeCdkFunction(asker, 'Asks AWS at deployment');
  }
  return Peer.prefixList(found.getResponseField('PrefixLists.0.PrefixListId'));
}
