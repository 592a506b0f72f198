import { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';
import { IvschatClient } from '@aws-sdk/client-ivschat';

export interface AwsOptions {
  readonly region: string;
  /** Another place than AWS, for example local-aws. It is sent no real credentials. */
  readonly endpoint?: string | undefined;
}

export interface Aws {
  readonly realtime: IVSRealTimeClient;
  readonly chat: IvschatClient;
  /** What the chat SDK of a browser connects to: a WebSocket URL. */
  readonly chatEndpoint: string;
  close(): void;
}

export function awsClients({ region, endpoint }: AwsOptions): Aws {
  const config = {
    region,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    ...(endpoint !== undefined && { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  };
  const realtime = new IVSRealTimeClient(config);
  const chat = new IvschatClient(config);
  return {
    realtime,
    chat,
    chatEndpoint: endpoint?.replace(/^http/, 'ws') ?? `wss://edge.ivschat.${region}.amazonaws.com`,
    close() {
      realtime.destroy();
      chat.destroy();
    },
  };
}

/** Whatever it was about is not there, or not any more. */
export const isGone = (error: unknown): boolean => (error as { name?: string }).name === 'ResourceNotFoundException';
