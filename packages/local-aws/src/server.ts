import { createChatHub } from './chat/index.js';
import { systemClock, type Clock } from './clock.js';
import { createApi } from './control/api.js';
import { idOf } from './control/arn.js';
import { CallLog } from './control/call-log.js';
import { CallQuotas } from './control/quotas.js';
import { Store } from './control/store.js';
import { EventDelivery, stageUpdateEvent } from './events/index.js';
import { CallFaults, createFaults, type Faults } from './faults/index.js';
import { HttpServer } from './http-server.js';
import { logToStderr, type Log } from './log.js';
import { statusOf, type Status } from './page/status.js';
import { createRoutes } from './routes.js';
import { createStageHub } from './stage/index.js';

/** Options of {@link startLocalAws}; all have a default. */
export interface LocalAwsOptions {
  /** 4580 when absent; 0 takes a free one. */
  readonly port?: number | undefined;
  /** Interface to listen on; `localhost` when absent. */
  readonly host?: string | undefined;
  /** Directory where stages, rooms, public keys, tags and the signing key are kept; in memory only when absent. */
  readonly data?: string | undefined;
  /** `aws` enforces AWS's call rates (ThrottlingException); `off`, the default, does not. */
  readonly quotas?: 'aws' | 'off' | undefined;
  /** URL to which "IVS Stage Update" events are POSTed. */
  readonly events?: string | undefined;
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
  readonly faults: Faults;
  /** What `GET /_status` answers. */
  status(): Status;
  /** Cuts every connection and resolves when the port is free and what is stored is on disk. */
  close(): Promise<void>;
}

/**
 * Starts Amazon IVS real-time and IVS Chat on one local port. Rejects when the port is taken (`code: 'EADDRINUSE'`) or
 * the data directory cannot be used.
 */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  // The port first: a second start by mistake fails here, before it could touch the data of the first.
  const server = await HttpServer.listen(options.host ?? 'localhost', options.port ?? 4580);
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
  const endpoint = server.origin;
  const store = await Store.open(options.data);

  const quotas = new CallQuotas(options.quotas === 'aws', clock);
  const events = options.events === undefined ? undefined : new EventDelivery({
    url: options.events, secret: options.eventsSecret, clock, log,
  });
  const chat = createChatHub({
    room: (arn) => store.rooms.get(idOf(arn)), quotas, reviewSecret: options.reviewSecret, clock, log,
  });
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

  const calls = new CallLog(clock);
  const callFaults = new CallFaults(clock);
  const faults = createFaults(callFaults, chat, stages);
  const status = (): Status => statusOf({ endpoint, store, stages, chat, calls, events, clock, startedAt });
  const api = createApi({ services: { store, stages, chat, clock }, quotas, faults: callFaults, calls, log });
  server.serve(createRoutes({ stages, chat, faults, status, api, log }));

  return {
    endpoint,
    faults,
    status,
    async close() {
      events?.close();
      await stages.close();
      await server.close();
      await store.save();
    },
  };
}
