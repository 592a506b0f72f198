import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
  type IOrigin,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.js';
import type { Domain } from '../domain/domain.js';
import { edgeScope } from './edge-scope.js';
import { Firewall } from './firewall.js';
import { pageHeaders } from './page-headers.js';
import { pagePaths } from './page-paths.js';
import { logsOfEmptier } from './logs-of-emptier.js';
import { uploadPages } from './upload-pages.js';

export interface SiteProps {
  /** What answers `/api/*`. */
  readonly api: IOrigin;
  /** What pages connect to, beside their own origin and Amazon IVS. */
  readonly connectTo: readonly string[];
  readonly domain?: Domain | undefined;
}

const MONTH = Duration.days(30);

/**
 * One CloudFront distribution: at `/` a private bucket with the built pages, at `/api/*` the API, a firewall in front
 * of both. One origin for all means no CORS.
 */
export class Site extends Construct {
  readonly distribution: Distribution;
  readonly bucket: Bucket;
  /** `https:`, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { api, connectTo, domain }: SiteProps) {
    super(scope, id);
    const logs = logBucket(this);
    this.bucket = new Bucket(this, 'Pages', {
      ...PRIVATE,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 's3/',
    });
    logsOfEmptier(this);
    this.distribution = new Distribution(this, 'Distribution', {
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: pageHeaders(this, { connectTo }),
        functionAssociations: [pagePaths(this, domain)],
      },
      additionalBehaviors: { '/api/*': apiBehavior(this, api) },
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      webAclId: new Firewall(edgeScope(this), 'Firewall').arn,
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: 'cloudfront/',
      ...(domain && {
        domainNames: [domain.site, domain.www, domain.api],
        certificate: domain.edgeCertificate,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    for (const name of domain ? [domain.site, domain.www, domain.api] : []) {
      domain!.point(name, new CloudFrontTarget(this.distribution));
    }
    this.url = `https://${domain?.site ?? this.distribution.distributionDomainName}`;
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'Events have no borders; restrict them by the distribution property.',
      ...(!domain && {
        'AwsSolutions-CFR4': 'Without a domain the certificate, and what it allows, is that of CloudFront.',
      }),
    });
  }

  /** Brings the built pages there, with `config.json`: what they have to know of this deployment. */
  upload(folder: string, config: Readonly<Record<string, string>>): void {
    uploadPages(this, { folder, config, bucket: this.bucket, distribution: this.distribution });
  }
}

const PRIVATE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.DESTROY,
  autoDeleteObjects: true,
} as const;

function logBucket(scope: Construct): Bucket {
  const bucket = new Bucket(scope, 'Logs', {
    ...PRIVATE,
    // CloudFront writes its log by an access control list.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: MONTH }],
  });
  acknowledge(bucket, { 'AwsSolutions-S1': 'A log of who reads the log has no end.' });
  return bucket;
}

/**
 * The server says what may be kept, and for how long: a public snapshot for a second. Whoever has a token gets their
 * own.
 */
const apiBehavior = (scope: Construct, origin: IOrigin): BehaviorOptions => ({
  origin,
  allowedMethods: AllowedMethods.ALLOW_ALL,
  viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  cachePolicy: new CachePolicy(scope, 'AsTheServerSays', {
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.minutes(1),
    headerBehavior: CacheHeaderBehavior.allowList('authorization', 'origin'),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    cookieBehavior: CacheCookieBehavior.none(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  }),
});
