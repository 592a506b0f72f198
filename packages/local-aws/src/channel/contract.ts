/** The edge between the AWS APIs (`control/`) and the running channels (`channel/`). */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A channel as the control plane keeps it. `id` is the last part of the ARN and part of the playback URL. */
export interface ChannelRecord {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly type: 'BASIC' | 'STANDARD' | 'ADVANCED_SD' | 'ADVANCED_HD';
  /** A private channel: playback needs a token. */
  readonly authorized: boolean;
  /** Empty when there is none. */
  readonly recordingConfigurationArn: string;
  /** Empty when there is none. */
  readonly playbackRestrictionPolicyArn: string;
}

export interface RecordingConfigurationRecord {
  readonly arn: string;
  readonly bucketName: string;
  /** A stream that comes back within this many seconds is recorded into the same place. */
  readonly recordingReconnectWindowSeconds: number;
}

export interface PlaybackRestrictionRecord {
  readonly arn: string;
  /** ISO 3166 alpha-2; nobody's country is known here, so it only restricts when it is given and not empty. */
  readonly allowedCountries: readonly string[];
  /** Empty allows every origin. */
  readonly allowedOrigins: readonly string[];
  readonly enableStrictOriginEnforcement: boolean;
}

/** What the running channels ask of the control plane: it owns what is stored. */
export interface ChannelDirectory {
  channel(id: string): ChannelRecord | undefined;
  /** The channel that may be streamed to with this key. */
  channelOfKey(streamKey: string): ChannelRecord | undefined;
  recording(arn: string): RecordingConfigurationRecord | undefined;
  restriction(arn: string): PlaybackRestrictionRecord | undefined;
  /** PEM of the public halves that may have signed a playback token for a channel of this Region. */
  playbackKeys(region: string): readonly string[];
}

/** Where the bytes come from. */
export type IngestKind = 'rtmp' | 'web-broadcast' | 'composition' | 'test-card';
export type StreamHealth = 'HEALTHY' | 'STARVING' | 'UNKNOWN';

/** What the encoder said that it sends, as GetStreamSession reports it. */
export interface IngestConfiguration {
  readonly video?: {
    readonly codec: string; readonly encoder: string; readonly videoWidth: number; readonly videoHeight: number;
    readonly targetFramerate: number; readonly targetBitrate: number; readonly avcProfile: string; readonly avcLevel: string;
  };
  readonly audio?: {
    readonly codec: string; readonly channels: number; readonly sampleRate: number; readonly targetBitrate: number;
  };
}

/** One stretch of being live; kept after it has ended. */
export interface StreamSession {
  /** `st-` and 23 letters and digits, as Amazon's. */
  readonly streamId: string;
  readonly channel: ChannelRecord;
  readonly kind: IngestKind;
  readonly startTime: Date;
  readonly endTime?: Date;
  readonly health: StreamHealth;
  readonly viewerCount: number;
  readonly hasErrorEvent: boolean;
  readonly ingestConfiguration?: IngestConfiguration;
  /** The newest first, at most 500. */
  readonly truncatedEvents: readonly { readonly name: string; readonly type: string; readonly eventTime: Date }[];
}

/** Something that Amazon EventBridge would carry for a channel. Sent in this order, each when it is true. */
export type ChannelUpdate =
  | {
    readonly type: 'IVS Stream State Change';
    readonly channel: ChannelRecord;
    readonly streamId: string;
    readonly eventName: 'Session Created' | 'Stream Start' | 'Stream End' | 'Stream Failure' | 'Session Ended';
    /** Why a stream failed. */
    readonly reason?: string;
  }
  | {
    readonly type: 'IVS Stream Health Change';
    readonly channel: ChannelRecord;
    readonly streamId: string;
    readonly eventName: 'Starvation Start' | 'Starvation End';
  }
  | {
    readonly type: 'IVS Recording State Change';
    readonly channel: ChannelRecord;
    readonly streamId: string;
    readonly status: 'Recording Start' | 'Recording End' | 'Recording Start Failure' | 'Recording End Failure';
    readonly reason?: string;
    readonly bucketName: string;
    readonly keyPrefix: string;
    readonly durationMs: number;
    /** Names the recording, which may be of several streams: an encoder that came back in time goes on in it. */
    readonly recordingSessionId: string;
    /** Of those streams, in order. */
    readonly recordedStreamIds: readonly string[];
  };

/** Somebody streams to a channel. What is written is an FLV stream (H.264 and AAC), header first, as RTMP carries it. */
export interface Publication {
  readonly streamId: string;
  /** False: wait for `drained` before the next write. */
  write(flv: Buffer): boolean;
  drained(): Promise<void>;
  /** The encoder has stopped (`ended`) or was lost (`failed`, with why). Everything after it does nothing. */
  end(outcome: 'ended' | 'failed', reason?: string): void;
  /** Called once when the hub ends it: StopStream, a deleted channel or key, ffmpeg gone, local-aws closing. */
  onStopped(run: (reason: string) => void): void;
}

export interface ChannelHubOptions {
  readonly directory: ChannelDirectory;
  /** Base of the URLs that clients are given, for example `http://localhost:4580`. */
  readonly origin: string;
  readonly host: string;
  /** RTMP and HTTPS ingest; 0 takes a free one. */
  readonly rtmpPort: number;
  readonly ingestPort: number;
  /** Recordings, the certificate of the HTTPS ingest; a temporary one, removed at close, when absent. */
  readonly data?: string | undefined;
  readonly onUpdate: (update: ChannelUpdate) => void;
  readonly log: (problem: string, details: Readonly<Record<string, unknown>>) => void;
}

/** All running channels. `createChannelHub(options)` makes it; it never rejects for want of an ffmpeg. */
export interface ChannelHub {
  /** `rtmp://127.0.0.1:4581/app`; a stream key follows. Undefined, with the reason in `missing`, when there is none. */
  readonly rtmp: string | undefined;
  /** `https://localhost:4582`, for `IVSBroadcastClient`. */
  readonly ingest: string | undefined;
  /** Why nothing can be streamed, for the person who reads it; undefined when all is well. */
  readonly missing: string | undefined;
  /** PEM of the certificate of the HTTPS ingest, for whoever wants to trust it. */
  readonly certificate: string | undefined;
  /** Path of the ffmpeg that is used; undefined together with the ports. */
  readonly ffmpeg: string | undefined;
  /** The directory of which `/recording/<bucket>/…` is served. */
  readonly recordings: string;
  playbackUrl(channel: ChannelRecord): string;
  /** Begins a stream. A channel has one at a time: refused with `in-use`; without ffmpeg with `no-ffmpeg`. */
  publish(channel: ChannelRecord, kind: IngestKind): Publication | 'in-use' | 'no-ffmpeg';
  /** Streams the test card until it is stopped. Refusals as with `publish`. */
  testCard(channel: ChannelRecord): 'started' | 'in-use' | 'no-ffmpeg';
  /** The stream that is live now (its first segment can be played). */
  live(channelId: string): StreamSession | undefined;
  /** The newest first. */
  sessions(channelId: string): readonly StreamSession[];
  /** Puts text of 1 to 1,024 bytes into the segment that is being made, at now. False when nothing is live. */
  putMetadata(channelId: string, text: string): boolean;
  /** False when nothing is live. */
  stop(channelId: string): boolean;
  /** The key was deleted: whoever streams with it is cut off. */
  revoke(streamKey: string): void;
  /** Shuts a viewer of a private channel out: the sessions, and the tokens, up to this version. */
  revokeViewer(channelId: string, viewerId: string, version: number): void;
  /** The channel was deleted. */
  remove(channelId: string): void;
  /** What the page shows. */
  status(): readonly ChannelStatus[];
  /** True when the path is the hub's (`/channel/…`, `/recording/…`) and the request has been taken. */
  request(request: IncomingMessage, response: ServerResponse): boolean;
  /** What `faults/` and tests switch. */
  readonly faults: {
    /** Cuts the encoder's connection as a lost network does. */
    cut(channelId: string): boolean;
    /** Kills the transcoder of the channel. */
    killTranscoder(channelId: string): boolean;
    /** Timed metadata is accepted and lost while on. */
    loseMetadata(channelId: string, on: boolean): void;
  };
  close(): Promise<void>;
}

export interface ChannelStatus {
  readonly channel: ChannelRecord;
  readonly stream: StreamSession;
  /** Bits per second over the last seconds. */
  readonly bitrateIn: number;
  readonly segments: number;
}
