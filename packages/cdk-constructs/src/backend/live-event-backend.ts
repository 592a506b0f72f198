import { CfnOutput, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable, Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { Domain, type DomainProps } from '../domain/domain.js';
import { DeadLetters } from '../effects/dead-letters.js';
import { LaterQueue } from '../effects/later-queue.js';
import { FargateHost } from '../fargate/fargate-host.js';
import type { Issuer } from '../identity/issuer.js';
import { SignIn } from '../identity/sign-in.js';
import { warnOutsideIvs } from '../media/ivs-regions.js';
import { Operations, type OperationsProps } from '../operations/operations.js';
import { Site } from '../site/site.js';
import { EventStore, type IEventStore } from '../store/event-store.js';
import { checkProps } from './checked-props.js';
import { environmentOf, storeArns } from './deployment.js';
import { MediaFunctions } from './media-functions.js';
import { ServerlessHost } from './serverless-host.js';

export interface LiveEventBackendProps {
  /** Folder of the built pages, with an `index.html`; no pages when absent. */
  readonly site?: string;
  /** Who signs people in; an Amazon Cognito user pool of its own when absent. */
  readonly issuer?: Issuer;
  /** Who may have an account of that pool: whoever wants one (`open`, when absent), or whom an administrator adds. */
  readonly accounts?: 'open' | 'invited';
  /** A domain of one's own; the names that AWS gives when absent. */
  readonly domain?: DomainProps;
  /** `lambda` when absent. `fargate` is one server that always runs: lowest latency, paid for by the hour. */
  readonly host?: 'lambda' | 'fargate';
  /** Where events are kept: a table of one's own, or how to make it. */
  readonly store?: { readonly table: ITable } | { readonly encryptionKey: IKey };
  /** Who may make events, which cost money: subjects of the issuer. Whoever is signed in when absent. */
  readonly creators?: readonly string[];
  /** Origins, beside the site's, whose pages may use the API. */
  readonly allowedOrigins?: readonly string[];
  /** Whom alarms are sent to, and what a month may cost. */
  readonly operations?: OperationsProps;
  /** What happens to events and accounts when the stack goes; deleted when absent. Media are deleted in any case. */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Everything that live events need on AWS, and the site in front of it. Serverless unless told otherwise.
 *
 * Throws a ConfigurationError: `store/no-stream`, `identity/issuer-not-https`, `domain/not-in-zone`,
 * `site/region-unknown`, `site/not-built`, `handlers/not-built`, `operations/budget-without-email`,
 * `backend/origin-not-https`, `backend/accounts-of-another-issuer`.
 */
export class LiveEventBackend extends Construct {
  readonly store: IEventStore;
  readonly site: Site;
  readonly media: MediaFunctions;
  readonly deadLetters: DeadLetters;
  readonly operations: Operations;
  /** The issuer that the API believes. */
  readonly issuer: Issuer;
  /** The accounts; undefined with an issuer of one's own. */
  readonly signIn: SignIn | undefined;
  /** What handlers are told of this deployment, for more of them beside it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where site and API are: `https:`, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: LiveEventBackendProps = {}) {
    super(scope, id);
    const { removalPolicy = RemovalPolicy.DESTROY, allowedOrigins = [] } = props;
    checkProps(props);
    warnOutsideIvs(this);
    const stack = Stack.of(this);
    // What it costs can be told apart, and a budget can look at it.
    Tags.of(this).add(COST_TAG, stack.stackName);

    this.store = openStore(this, props.store, removalPolicy);
    this.signIn = props.issuer ? undefined : new SignIn(this, 'SignIn', { removalPolicy, accounts: props.accounts });
    const domain = props.domain && new Domain(this, 'Domain', props.domain);
    const host =
      props.host === 'fargate' ? new FargateHost(this, 'Host') : new ServerlessHost(this, 'Host', { domain });
    this.site = new Site(this, 'Site', {
      api: host.origin,
      domain,
      connectTo: [
        `wss://edge.ivschat.${stack.region}.amazonaws.com`,
        host.lineUrl,
        props.issuer && new URL(props.issuer.url).origin,
        this.signIn?.pagesUrl,
        this.signIn && `https://cognito-idp.${stack.region}.${stack.urlSuffix}`,
      ].filter((url) => url !== undefined),
    });
    this.url = this.site.url;
    this.issuer = props.issuer ?? this.signIn!.addSite(this.url);

    const deployment = {
      store: this.store,
      issuer: this.issuer,
      publicUrl: this.url,
      allowedOrigins,
      creators: props.creators,
      proxies: PROXIES,
    };
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    const later = new LaterQueue(this, 'Later', { deadLetters: this.deadLetters });
    this.environment = {
      ...environmentOf(deployment),
      ...host.lineEnvironment,
      ROSTRUM_LATER_QUEUE_URL: later.queue.queueUrl,
    };
    this.media = new MediaFunctions(this, 'Media', {
      store: this.store,
      environment: this.environment,
      targets: { ...storeArns(this.store), 'later-queue': later.queue.queueArn },
      deadLetters: this.deadLetters,
    });
    const hosted = host.run({ ...deployment, media: this.media, deadLetters: this.deadLetters, later });

    this.operations = new Operations(this, 'Operations', {
      ...props.operations,
      costTag: { key: COST_TAG, value: stack.stackName },
      deadLetters: this.deadLetters.queue,
      watched: {
        ...hosted,
        functions: [...hosted.functions, ...this.media.watched.functions],
        logGroups: [...hosted.logGroups, ...this.media.watched.logGroups],
      },
    });
    if (props.site !== undefined) this.site.upload(props.site, this.#config());
    this.#tell();
  }

  /**
   * Lets somebody else read events, for reports. Keys that sign tokens are in the same table: grant it to nobody
   * lightly.
   */
  grantReadEvents(grantee: IGrantable): Grant {
    return this.store.table.grantReadData(grantee);
  }

  /** What pages have to know: where people sign in. */
  #config(): Record<string, string> {
    return {
      issuer: this.issuer.url,
      clientId: this.issuer.audience,
      ...(this.signIn && { signInPages: this.signIn.pagesUrl }),
    };
  }

  #tell(): void {
    new CfnOutput(this, 'SiteUrl', { value: this.url, description: 'The site.' });
    new CfnOutput(this, 'ApiUrl', { value: `${this.url}/api`, description: 'The HTTP API.' });
    new CfnOutput(this, 'IssuerUrl', { value: this.issuer.url, description: 'Who signs people in.' });
    new CfnOutput(this, 'ClientId', { value: this.issuer.audience, description: 'The client that tokens are for.' });
    new CfnOutput(this, 'TableName', { value: this.store.table.tableName, description: 'Where events are kept.' });
  }
}

const COST_TAG = 'rostrum';
/** CloudFront, and what is behind it: API Gateway or the load balancer. */
const PROXIES = 2;

function openStore(scope: Construct, store: LiveEventBackendProps['store'], removalPolicy: RemovalPolicy): IEventStore {
  if (store && 'table' in store) return EventStore.fromTable(store.table);
  return new EventStore(scope, 'Events', { removalPolicy, ...(store && { encryptionKey: store.encryptionKey }) });
}
