import type { StageRecord } from '../stage/contract.js';

export type Tags = Readonly<Record<string, string>>;

/** Everything that is stored, one record per resource; replaced as a whole when it changes. */
export interface StoredStage extends StageRecord {
  readonly tags: Tags;
  readonly createTime: string;
  /** Kept and given back; nothing is recorded. */
  readonly autoParticipantRecordingConfiguration?: object | undefined;
}

export interface StoredPublicKey {
  readonly arn: string;
  readonly name: string;
  readonly tags: Tags;
  readonly createTime: string;
  /** PEM, as imported. */
  readonly publicKeyMaterial: string;
  readonly fingerprint: string;
}

export interface MessageReviewHandler {
  /** An `http(s)://` URL is called; the ARN of a Lambda function cannot be, so the fallback decides. */
  readonly uri: string;
  readonly fallbackResult: 'ALLOW' | 'DENY';
}

export interface StoredRoom {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly tags: Tags;
  /** ISO 8601. */
  readonly createTime: string;
  readonly updateTime: string;
  readonly maximumMessageRatePerSecond: number;
  readonly maximumMessageLength: number;
  readonly messageReviewHandler?: MessageReviewHandler | undefined;
  readonly loggingConfigurationIdentifiers: readonly string[];
}

/** In order of creation. */
export const byCreation = ({ createTime, arn }: { createTime: string; arn: string }): string => `${createTime} ${arn}`;
