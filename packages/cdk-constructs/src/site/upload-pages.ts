import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { acknowledgeCdkFunction } from '../acknowledge.js';
import { ConfigurationError } from '../configuration-error.js';

export interface UploadPagesOptions {
  readonly folder: string;
  readonly config: Readonly<Record<string, string>>;
  readonly bucket: IBucket;
  readonly distribution: IDistribution;
}

/** What the name of changes with its content: a bundler's output. */
const HASHED = 'assets';

/**
 * Copies the built pages to the bucket. Those that are replaced stay, for whoever has the old page open. Throws
 * `site/not-built`.
 */
export function uploadPages(scope: Construct, { folder, config, bucket, distribution }: UploadPagesOptions): void {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new ConfigurationError('site/not-built', `There is no index.html in ${folder}.`, 'Build the site first.');
  }
  const logGroup = new LogGroup(scope, 'UploadLogs', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const common = { destinationBucket: bucket, prune: false, logGroup, memoryLimit: 512 };
  const assets = join(folder, HASHED);
  const hashed = !existsSync(assets)
    ? undefined
    : new BucketDeployment(scope, 'UploadHashed', {
        ...common,
        sources: [Source.asset(assets)],
        destinationKeyPrefix: HASHED,
        cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
      });
  const pages = new BucketDeployment(scope, 'UploadPages', {
    ...common,
    sources: [Source.asset(folder, { exclude: [HASHED] }), Source.jsonData('config.json', config)],
    cacheControl: [CacheControl.noCache()],
    distribution,
    distributionPaths: ['/*'],
  });
  // A page comes after what it loads.
  if (hashed) pages.node.addDependency(hashed);
  const [uploader] = Stack.of(scope).node.children.filter(({ node }) =>
    node.id.startsWith('Custom::CDKBucketDeployment'),
  );
  if (uploader) acknowledgeCdkFunction(uploader, 'Copies the pages to their bucket');
}
