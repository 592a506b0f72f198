/** The edge between StartComposition and what composes a stage. */
import type { StageRecord } from '../stage/contract.js';
import type { ChannelRecord } from './contract.js';

export type CompositionState = 'STARTING' | 'ACTIVE' | 'STOPPING' | 'FAILED' | 'STOPPED';

export interface EncoderConfigurationRecord {
  readonly arn: string;
  readonly video: { readonly width: number; readonly height: number; readonly framerate: number; readonly bitrate: number };
}

export type CompositionLayout =
  | {
    readonly type: 'grid';
    readonly featuredParticipantAttribute?: string; readonly omitStoppedVideo: boolean;
    readonly videoAspectRatio: 'AUTO' | 'VIDEO' | 'SQUARE' | 'PORTRAIT'; readonly videoFillMode: 'FILL' | 'COVER' | 'CONTAIN';
    readonly gridGap: number;
  }
  | {
    readonly type: 'pip';
    readonly featuredParticipantAttribute?: string; readonly pipParticipantAttribute?: string;
    readonly omitStoppedVideo: boolean; readonly videoFillMode: 'FILL' | 'COVER' | 'CONTAIN';
    readonly gridGap: number; readonly pipOffset: number; readonly pipBehavior: 'STATIC' | 'DYNAMIC';
    readonly pipPosition: 'TOP_LEFT' | 'TOP_RIGHT' | 'BOTTOM_LEFT' | 'BOTTOM_RIGHT';
    readonly pipWidth?: number; readonly pipHeight?: number;
  };

export type CompositionDestination =
  | { readonly id: string; readonly channel: ChannelRecord; readonly encoder: EncoderConfigurationRecord }
  | { readonly id: string; readonly bucketName: string; readonly encoder: EncoderConfigurationRecord };

export interface DestinationStatus {
  readonly id: string;
  readonly state: CompositionState;
  readonly startTime?: Date;
  readonly endTime?: Date;
  /** Where a recording is, below its bucket. */
  readonly recordingPrefix?: string;
}

export interface CompositionRequest {
  readonly arn: string;
  readonly stage: StageRecord;
  readonly layout: CompositionLayout;
  readonly destinations: readonly CompositionDestination[];
}

export interface CompositionStatus {
  readonly arn: string;
  readonly stage: StageRecord;
  readonly state: CompositionState;
  readonly startTime: Date;
  readonly endTime?: Date;
  readonly destinations: readonly DestinationStatus[];
}

/** "IVS Composition State Change" of EventBridge. */
export interface CompositionUpdate {
  readonly arn: string;
  readonly stage: StageRecord;
  readonly eventName:
    | 'Session Started' | 'Session Ended' | 'Session Failed'
    | 'Destination Start' | 'Destination End' | 'Destination Failure';
  readonly destinationId?: string;
  readonly reason?: string;
}

/** All compositions: the participants of a stage as one picture, to a channel and to disk. */
export interface Compositor {
  start(request: CompositionRequest): CompositionStatus;
  get(arn: string): CompositionStatus | undefined;
  /** The newest first. */
  list(): readonly CompositionStatus[];
  /** False when it is not running. */
  stop(arn: string): boolean;
  close(): Promise<void>;
}
