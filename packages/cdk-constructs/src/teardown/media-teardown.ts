import { CustomResource, RemovalPolicy } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct, type IDependable } from 'constructs';
import { acknowledgeCdkFunction } from '../acknowledge.js';

export interface MediaTeardownProps {
  readonly handler: IFunction;
  /** What the handler reads: it has to be there until the media are gone. */
  readonly needs: IDependable;
}

/**
 * Deletes every stage, room, channel, key and composition that the server has made, when the stack is destroyed
 * (S2.22). Whatever makes media has to depend on this: then it is gone before.
 */
export class MediaTeardown extends Construct {
  constructor(scope: Construct, id: string, { handler, needs }: MediaTeardownProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY,
    });
    const provider = new Provider(this, 'Provider', { onEventHandler: handler, logGroup });
    const media = new CustomResource(this, 'Media', {
      serviceToken: provider.serviceToken, resourceType: 'Custom::RostrumMedia',
    });
    media.node.addDependency(needs);
    acknowledgeCdkFunction(provider, 'Runs custom resources');
  }
}
