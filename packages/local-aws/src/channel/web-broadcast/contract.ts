import type { ChannelDirectory, ChannelHub } from '../contract.js';

export interface WebBroadcastOptions {
  readonly directory: Pick<ChannelDirectory, 'channelOfKey'>;
  readonly publish: ChannelHub['publish'];
  /** Path of the ffmpeg; without one every offer is refused. */
  readonly ffmpeg: string | undefined;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** An existing directory, for `ingest-certificate.pem` and `ingest-certificate.key.pem`. */
  readonly data: string;
  readonly log: (problem: string, details: Readonly<Record<string, unknown>>) => void;
}

/** The HTTPS server that an unmodified `IVSBroadcastClient` streams to. */
export interface WebBroadcastIngest {
  /** `https://localhost:4582`: the `ingestEndpoint` of the client. */
  readonly origin: string;
  /** PEM of the certificate. */
  readonly certificate: string;
  /** Ends the stream of whoever uses this key. */
  revoke(streamKey: string): void;
  /** Cuts the media of a channel's stream as a lost network does. False when nobody streams to it from here. */
  cut(channelId: string): boolean;
  close(): Promise<void>;
}
