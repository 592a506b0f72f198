import type { CompositionLayout, EncoderConfigurationRecord } from '../channel/composition-contract.js';
import type { Tags } from './records.js';

export interface StoredEncoderConfiguration extends EncoderConfigurationRecord {
  readonly name: string;
  readonly tags: Tags;
  /** ISO 8601. */
  readonly createTime: string;
}

export interface StoredStorageConfiguration {
  readonly arn: string;
  readonly name: string;
  readonly tags: Tags;
  readonly createTime: string;
  readonly bucketName: string;
}

/** What StartComposition was asked for, which GetComposition repeats; how it fares is the compositor's to say. */
export interface RequestedComposition {
  readonly arn: string;
  readonly tags: Tags;
  readonly layout: CompositionLayout;
  readonly destinations: readonly RequestedDestination[];
  /** A second request with the same token is the same composition. */
  readonly idempotencyToken?: string | undefined;
}

export interface RequestedDestination {
  readonly id: string;
  /** As in the request: with `channel` or with `s3`. */
  readonly configuration: object;
  /** ARNs of the configurations that it needs for as long as it runs. */
  readonly uses: readonly string[];
}
