import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeCdkFunction } from '../acknowledge.js';
import { storeArns } from '../backend/deployment.js';
import type { LiveEventBackend } from '../backend/live-event-backend.js';
import { LiveFunction } from '../handlers/live-function.js';
import type { SiteCue } from './cue.js';

export interface SiteKeeperProps {
  readonly backend: LiveEventBackend;
  readonly title: string;
  readonly owner: { readonly email: string; readonly name: string };
  readonly cues: readonly SiteCue[];
}

/**
 * Makes the channel and its first event at deployment, and looks every minute that there is an event to stream into: an
 * event ends when its stream is gone, and the next one has the same channel and the same key. The key is put into the
 * secret by the handler: no template has it.
 */
export class SiteKeeper extends Construct {
  readonly streamKey: Secret;
  /** Host name that encoders stream to, with RTMPS. */
  readonly ingestEndpoint: string;
  readonly function: LiveFunction;

  constructor(scope: Construct, id: string, { backend, title, owner, cues }: SiteKeeperProps) {
    super(scope, id);
    this.streamKey = new Secret(this, 'StreamKey', {
      description: `The stream key of ${title}, for the encoder.`,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(this.streamKey, {
      'AwsSolutions-SMG4':
        'An encoder keeps the key in its settings; its owner changes it at the desk, which cuts a stream off.',
    });
    this.function = new LiveFunction(this, 'Function', {
      handler: 'site',
      targets: {
        ...storeArns(backend.store),
        'stream-key-secret': this.streamKey.secretArn,
        ...(backend.signIn && { accounts: backend.signIn.userPool.userPoolArn }),
      },
      environment: { ...backend.environment, ROSTRUM_STREAM_KEY_SECRET_ARN: this.streamKey.secretArn },
      timeout: Duration.minutes(1),
    });
    this.function.function.node.addDependency(backend.media.teardown);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const provider = new Provider(this, 'Provider', { onEventHandler: this.function.function, logGroup });
    acknowledgeCdkFunction(provider, 'Runs custom resources');
    const site = new CustomResource(this, 'Site', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::RostrumSite',
      properties: {
        Title: title,
        OwnerEmail: owner.email,
        OwnerName: owner.name,
        UserPoolId: backend.signIn?.userPool.userPoolId,
        // As text: CloudFormation would make words of numbers.
        Cues: JSON.stringify(cues),
      },
    });
    this.ingestEndpoint = site.getAttString('IngestEndpoint');
    new Rule(this, 'EveryMinute', {
      description: 'Sees that there is an event to stream into.',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new LambdaFunction(this.function.function, {
          deadLetterQueue: backend.deadLetters.queue,
          retryAttempts: 0,
          maxEventAge: Duration.minutes(1),
        }),
      ],
    }).node.addDependency(site);
  }
}
