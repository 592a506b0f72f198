import { createChannelHub } from './channel/index.js';
import { createCompositor } from './channel/composition/index.js';
import { createChatHub } from './chat/index.js';
import { systemClock, type Clock } from './clock.js';
import { createApi } from './control/api.js';
import { idOf } from './control/arn.js';
import { CallLog } from './control/call-log.js';
import { channelDirectory } from './control/channel-directory.js';
import { CallQuotas } from './control/quotas.js';
import { Store } from './control/store.js';
import { channelUpdateEvent, compositionUpdateEvent, EventDeliveries, stageUpdateEvent } from './events/index.js';
import { CallFaults, createFaults, type Faults } from './faults/index.js';
import { HttpServer } from './http-server.js';
import { logToStderr, type Log } from './log.js';
import { statusOf, type Status } from './page/status.js';
import { createRoutes } from './routes.js';
import { createStageHub } from './stage/index.js';

export const DEFAULT_PORT = 4580;

/** Options of {@link startLocalAws}; all have a default. */
export interface LocalAwsOptions {
  /** 4580 when absent; 0 takes a free one. */
  readonly port?: number | undefined;
  /** Interface to listen on; `localhost` when absent. */
  readonly host?: string | undefined;
  /** Where encoders stream to over RTMP; the port after `port` when absent, a free one when that is 0. */
  readonly rtmpPort?: number | undefined;
  /** The HTTPS ingest of `IVSBroadcastClient`; the second port after `port` when absent, a free one when that is 0. */
  readonly ingestPort?: number | undefined;
  /** Directory where resources, the signing key and recordings are kept; for this run only when absent. */
  readonly data?: string | undefined;
  /** `aws` enforces AWS's call rates (ThrottlingException); `off`, the default, does not. */
  readonly quotas?: 'aws' | 'off' | undefined;
  /** URLs to which the EventBridge events of stages, channels and compositions are POSTed. */
  readonly events?: string | readonly string[] | undefined;
  /** Sent with each event as `authorization: Bearer …`. */
  readonly eventsSecret?: string | undefined;
  /** Sent to message review handlers as `authorization: Bearer …`. */
  readonly reviewSecret?: string | undefined;
  /** How media offers and answers travel: over WHIP unless `socket`, the events socket. The SDK can do both. */
  readonly sdpTransport?: 'http' | 'socket' | undefined;
  /** Moves chat sessions, tokens, quotas and rates; the clock of the machine when absent. Stages keep to that one. */
  readonly clock?: Clock | undefined;
  /** Gets each problem; when absent they are lines of JSON on standard error. */
  readonly log?: Log | undefined;
}

/** A running local-aws. */
export interface LocalAws {
  /** For AWS SDK clients; with `ws` for `http` it is the `regionOrUrl` of the chat SDK. No slash at the end. */
  readonly endpoint: string;
  /** `rtmp://127.0.0.1:4581/app`, a stream key follows; undefined, as `ingest`, when there is no ffmpeg. */
  readonly rtmp: string | undefined;
  /** `https://localhost:4582`: the `ingestEndpoint` of `IVSBroadcastClient`. */
  readonly ingest: string | undefined;
  /** PEM of the certificate of `ingest`, for whoever wants to trust it. */
  readonly certificate: string | undefined;
  readonly faults: Faults;
  /** What `GET /_status` answers. */
  status(): Status;
  /** Cuts every connection and resolves when the port is free and what is stored is on disk. */
  close(): Promise<void>;
}

/**
 * Starts Amazon IVS: channels, stages and chat on one local port, and beside it the two for those who stream. Rejects when
 * a port is taken (`code: 'EADDRINUSE'` and `port`) or the data directory cannot be used.
 */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  // The port first: a second start by mistake fails here, before it could touch the data of the first.
  const server = await HttpServer.listen(options.host ?? 'localhost', options.port ?? DEFAULT_PORT);
  try {
    return await assemble(server, options);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function assemble(server: HttpServer, options: LocalAwsOptions): Promise<LocalAws> {
  const { clock = systemClock, log = logToStderr } = options;
  const startedAt = clock.now();
  const host = options.host ?? 'localhost';
  const endpoint = server.origin;
  const store = await Store.open(options.data);

  const quotas = new CallQuotas(options.quotas === 'aws', clock);
  const events = options.events === undefined ? undefined : new EventDeliveries([options.events].flat(), {
    secret: options.eventsSecret, clock, log,
  });
  const chat = createChatHub({
    room: (arn) => store.rooms.get(idOf(arn)), quotas, reviewSecret: options.reviewSecret, clock, log,
  });
  const logAnything = (problem: string, details: object): void => log(problem, details as Parameters<Log>[1]);
  const channels = await createChannelHub({
    directory: channelDirectory(store),
    origin: endpoint,
    host,
    rtmpPort: options.rtmpPort ?? portAfter(options, 1),
    ingestPort: options.ingestPort ?? portAfter(options, 2),
    data: options.data,
    onUpdate: (update) => events?.push(channelUpdateEvent(update, clock.now())),
    log: logAnything,
  });
  if (channels.missing) log('nothing-can-be-streamed', { message: channels.missing });
  const stages = await createStageHub({
    directory: {
      stage: (id) => store.stages.get(id),
      publicKey: (arn) => store.publicKeys.get(arn)?.publicKeyMaterial,
      signingKey: store.signingKey,
    },
    origin: endpoint,
    onUpdate: (update) => events?.push(stageUpdateEvent(update, clock.now())),
    ...(options.sdpTransport ? { sdpTransport: options.sdpTransport } : {}),
  });
  const compositor = createCompositor({
    taps: stages.taps,
    publish: channels.publish,
    ffmpeg: channels.ffmpeg,
    recordings: channels.recordings,
    clock,
    onUpdate: (update) => events?.push(compositionUpdateEvent(update, clock.now())),
    log: logAnything,
  });

  const calls = new CallLog(clock);
  const callFaults = new CallFaults(clock);
  const faults = createFaults(callFaults, { chat, stages, channels });
  const status = (): Status => statusOf({
    endpoint, store, stages, channels, compositor, chat, calls, events, clock, startedAt,
  });
  const services = { store, stages, chat, channels, compositor, quotas, clock };
  const api = createApi({ services, faults: callFaults, calls, log });
  server.serve(createRoutes({ store, stages, channels, chat, faults, status, api, log }));

  return {
    endpoint,
    rtmp: channels.rtmp,
    ingest: channels.ingest,
    certificate: channels.certificate,
    faults,
    status,
    async close() {
      await compositor.close();
      await channels.close();
      events?.close();
      await stages.close();
      await server.close();
      await store.save();
    },
  };
}

/** What is asked for by no option stands beside the main port; where that is free to be any, so are these. */
function portAfter({ port = DEFAULT_PORT }: LocalAwsOptions, distance: number): number {
  const after = port + distance;
  return port === 0 || after > 65_535 ? 0 : after;
}
