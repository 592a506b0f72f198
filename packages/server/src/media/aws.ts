import type { Ivs, IvsClient } from '@aws-sdk/client-ivs';
import type { IVSRealTime, IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';
import type { Ivschat, IvschatClient } from '@aws-sdk/client-ivschat';
import { deferred, type Operations } from '../deferred.js';

export interface AwsOptions {
  readonly region: string;
  /** Another place than AWS, for example local-aws. It is sent no real credentials. */
  readonly endpoint?: string | undefined;
  /** With `endpoint`: where encoders stream to over RTMP, without a slash at the end. local-aws tells it. */
  readonly rtmp?: string | undefined;
  /** With `endpoint`: where browsers stream to, for `IVSBroadcastClient`. local-aws tells it. */
  readonly ingest?: string | undefined;
}

/** Where streams are sent to; undefined where nothing takes them. */
export interface IngestPlaces {
  /** For encoders: a stream key follows it. */
  readonly rtmp: string | undefined;
  /** For `IVSBroadcastClient`: its `ingestEndpoint`. */
  readonly web: string | undefined;
}

export interface Aws {
  readonly realtime: Operations<IVSRealTime, IVSRealTimeClient>;
  readonly chat: Operations<Ivschat, IvschatClient>;
  readonly ivs: Operations<Ivs, IvsClient>;
  /** The same without retries of its own: who sends timed metadata knows best when it is too late for it. */
  readonly metadata: Pick<Aws['ivs'], 'putMetadata'>;
  /** What the chat SDK of a browser connects to: a WebSocket URL. */
  readonly chatEndpoint: string;
  /** Of a channel with this ingest host. */
  ingest(host: string): IngestPlaces;
  close(): void;
}

export function awsClients({ region, endpoint, rtmp, ingest }: AwsOptions): Aws {
  const config = {
    region,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    ...(endpoint !== undefined && { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  };
  const realtime = deferred<IVSRealTime, IVSRealTimeClient>(async () =>
    new (await import('@aws-sdk/client-ivs-realtime')).IVSRealTime(config));
  const chat = deferred<Ivschat, IvschatClient>(async () => new (await import('@aws-sdk/client-ivschat')).Ivschat(config));
  const ivsOf = (maxAttempts: number) => deferred<Ivs, IvsClient>(async () =>
    new (await import('@aws-sdk/client-ivs')).Ivs({ ...config, maxAttempts }));
  const [ivs, metadata] = [ivsOf(config.maxAttempts), ivsOf(1)];
  return {
    realtime: realtime.calls,
    chat: chat.calls,
    ivs: ivs.calls,
    metadata: metadata.calls,
    chatEndpoint: endpoint?.replace(/^http/, 'ws') ?? `wss://edge.ivschat.${region}.amazonaws.com`,
    ingest: (host) => endpoint === undefined
      ? { rtmp: `rtmps://${host}:443/app/`, web: `https://${host}` }
      : { rtmp: rtmp && `${rtmp}/`, web: ingest },
    close() {
      for (const client of [realtime, chat, ivs, metadata]) client.close();
    },
  };
}

/** Whatever it was about is not there, or not any more. */
export const isGone = (error: unknown): boolean => (error as { name?: string }).name === 'ResourceNotFoundException';

/** For what is to be gone: it may be so already. */
export function unlessGone(error: unknown): void {
  if (!isGone(error)) throw error;
}

/** Nothing is streamed to the channel. */
export const isNotBroadcasting = (error: unknown): boolean =>
  (error as { name?: string }).name === 'ChannelNotBroadcasting';
