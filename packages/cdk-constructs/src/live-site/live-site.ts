import { CfnOutput } from 'aws-cdk-lib';
import { CfnUserPoolUser } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { LiveEventBackend } from '../backend/live-event-backend.js';
import type { DomainProps } from '../domain/domain.js';
import type { OperationsProps } from '../operations/operations.js';
import { checkedCues, type SiteCue } from './cue.js';
import { SiteKeeper } from './site-keeper.js';

export interface LiveSiteProps {
  /** Folder of the built pages, with an `index.html`. */
  readonly site: string;
  readonly title: string;
  /** Who has the desk. Amazon Cognito sends an invitation to the address. */
  readonly owner: { readonly email: string; readonly name: string };
  /** What is sent by itself; nothing when absent. */
  readonly cues?: readonly SiteCue[];
  readonly domain?: DomainProps;
  readonly operations?: OperationsProps;
}

/**
 * A live site in one construct (S3.7): a channel, its page behind CloudFront in a private bucket, questions by
 * themselves after the stream has begun, and the answers stored. Nobody who watches needs an account, and nobody but
 * the owner has one.
 *
 * Throws what {@link LiveEventBackend} throws, and `live-site/cue-out-of-event`.
 */
export class LiveSite extends Construct {
  readonly backend: LiveEventBackend;
  readonly keeper: SiteKeeper;

  constructor(scope: Construct, id: string, { site, title, owner, cues = [], domain, operations }: LiveSiteProps) {
    super(scope, id);
    this.backend = new LiveEventBackend(this, 'Backend', { site, accounts: 'invited', creators: [], domain, operations });
    const account = new CfnUserPoolUser(this, 'Owner', {
      userPoolId: this.backend.signIn!.userPool.userPoolId,
      username: owner.email,
      desiredDeliveryMediums: ['EMAIL'],
      userAttributes: [
        { name: 'email', value: owner.email },
        { name: 'email_verified', value: 'true' },
        { name: 'name', value: owner.name },
      ],
    });
    this.keeper = new SiteKeeper(this, 'Keeper', { backend: this.backend, title, owner, cues: checkedCues(cues) });
    this.keeper.node.addDependency(account);
    new CfnOutput(this, 'IVSWebsiteURL', { value: this.backend.url, description: 'The page.' });
    new CfnOutput(this, 'IngestEndpointIVS', {
      value: `rtmps://${this.keeper.ingestEndpoint}:443/app/`,
      description: 'The server, for the encoder.',
    });
    new CfnOutput(this, 'StreamKeyIVS', {
      value: this.keeper.streamKey.secretArn,
      description: 'The secret with the stream key, for the encoder.',
    });
  }
}
