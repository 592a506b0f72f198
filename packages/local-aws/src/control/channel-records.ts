import type { ChannelRecord, PlaybackRestrictionRecord, RecordingConfigurationRecord } from '../channel/contract.js';
import type { Tags } from './records.js';

/** What the resources of the low-latency API are stored as; replaced as a whole when they change. */
interface Resource {
  readonly arn: string;
  readonly name: string;
  readonly tags: Tags;
  /** ISO 8601. */
  readonly createTime: string;
}

export interface MultitrackInput {
  readonly enabled: boolean;
  readonly policy?: 'ALLOW' | 'REQUIRE' | undefined;
  readonly maximumResolution?: 'SD' | 'HD' | 'FULL_HD' | undefined;
}

export interface StoredChannel extends Resource, ChannelRecord {
  readonly latencyMode: 'NORMAL' | 'LOW';
  readonly insecureIngest: boolean;
  /** Empty for BASIC and STANDARD. */
  readonly preset: '' | 'HIGHER_BANDWIDTH_DELIVERY' | 'CONSTRAINED_BANDWIDTH_DELIVERY';
  readonly containerFormat: 'TS' | 'FRAGMENTED_MP4';
  readonly multitrackInputConfiguration?: MultitrackInput | undefined;
}

export interface StoredStreamKey extends Omit<Resource, 'name'> {
  readonly channelArn: string;
  /** The secret itself: `sk_`, the Region and a random part. */
  readonly value: string;
}

export interface StoredRecordingConfiguration extends Resource, RecordingConfigurationRecord {
  /** Kept and given back; no thumbnails are made. */
  readonly thumbnailConfiguration: object;
  /** Kept and given back; every rendition is recorded. */
  readonly renditionConfiguration: object;
}

export interface StoredPlaybackRestrictionPolicy extends Resource, PlaybackRestrictionRecord {}

export interface StoredPlaybackKeyPair extends Resource {
  /** PEM of the public half, as imported. */
  readonly publicKeyMaterial: string;
  readonly fingerprint: string;
}
