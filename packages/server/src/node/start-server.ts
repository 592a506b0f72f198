import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { OwnTickets } from '../access/index.js';
import { createApp, createRoutes, hookRoutes, openServices } from '../http/index.js';
import { openHosts } from '../host/index.js';
import { developmentIssuer, guestTokens } from '../identity/index.js';
import { createLimits } from '../limits/index.js';
import { LineServer } from '../line/index.js';
import { awsClients, Channels, Rooms } from '../media/index.js';
import { openProducts } from '../products/index.js';
import { Directory } from '../records/index.js';
import { Caretakers } from './caretakers.js';
import { lookedAfter } from './looked-after.js';
import type { Logger } from '../logger.js';
import type { RunningServer, ServerOptions } from './options.js';
import { ownEvents } from './own-events.js';
import { pageHeaders } from './security-headers.js';
import { staticFiles } from './static-files.js';

const PORT = 4400;
/** What browsers on this machine call an interface that means all of them. */
const NAMES: Readonly<Record<string, string>> = { '0.0.0.0': 'localhost', '::': 'localhost' };
/** How long requests under way have at a shutdown, in milliseconds. */
const GRACE = 5_000;

/**
 * Starts the server of live events: HTTP API, lines, feed, effects. Rejects when the port is taken
 * (`code: 'EADDRINUSE'`), the store does not answer, a catalogue of products cannot be used, or neither an issuer nor
 * development is configured.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { store, issuer, development, host = 'localhost', port = PORT, feed = 'room', proxies = 0 } = options;
  if (!issuer && !development) throw new TypeError('startServer needs an issuer, or development: true.');
  const { clock, records } = store;
  const log: Logger = options.log ?? pino();
  const guests = await guestTokens(store);
  const makeIssuer = issuer ? undefined : await developmentIssuer(store);
  const server = createServer();
  const publicUrl =
    options.publicUrl?.replace(/\/$/, '') ?? `http://${NAMES[host] ?? host}:${await listen(server, port, host)}`;
  const products = await openProducts(options.products, { clock, publicUrl }).catch((error: unknown) => {
    server.close();
    throw error;
  });

  const aws = awsClients(options.aws);
  const rooms = new Rooms(records, aws, { reviewHandler: options.reviewHandler ?? `${publicUrl}/hooks/chat-review` });
  const channels = new Channels(records, aws);
  const hosts = lookedAfter(
    openHosts({ store, shared: options.shared, onError: (error, event) => log.error({ err: error, event }, 'event host') }),
    (host) => caretakers.take(host),
  );
  const directory = new Directory(records);
  const tickets = new OwnTickets(clock);
  const limits = createLimits(clock);
  const origins = new Set([new URL(publicUrl).origin, ...(options.allowedOrigins ?? [])]);
  const lines = new LineServer({ hosts, tickets, limits, clock, origins, log });
  const caretakers: Caretakers = new Caretakers({
    store, hosts, aws, rooms, channels, directory, lines, feed, log,
  });
  const services = openServices({
    store, aws, hosts, guests, directory, rooms, channels, tickets, limits, products, feed, publicUrl, proxies, log,
    issuer,
    development: makeIssuer?.(`${publicUrl}/dev`),
    lineUrl: (event) => `${publicUrl.replace(/^http/, 'ws')}/api/events/${event}/line`,
    stageKey: options.stageKey,
    hookSecret: options.hookSecret,
    creators: options.creators,
  });

  const app = createApp(services, createRoutes(services, hookRoutes({ ...services, ...caretakers.care })), { allowed: origins });
  if (options.staticDirectory !== undefined) {
    const files = staticFiles(
      options.staticDirectory,
      pageHeaders({
        publicUrl,
        aws: options.aws,
        chatEndpoint: aws.chatEndpoint,
        issuerUrl: issuer?.url,
        frameAncestors: options.frameAncestors ?? [],
      }),
    );
    app.all('*', ({ req }) => files(req.raw));
  }
  const respond = getRequestListener((request, env) => app.fetch(request, env));
  server.on('request', (request, response) => void respond(request, response));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    lines.upgrade(request, socket, head).catch((error: unknown) => {
      log.error({ err: error }, 'upgrade failed');
      socket.destroy();
    });
  });
  if (!server.listening) await listen(server, port, host);
  await hosts.resume();
  log.info({ url: publicUrl }, 'ready');

  let closing: Promise<void> | undefined;
  const close = async () => {
    const drained = closed(server);
    await lines.close();
    const cancel = clock.after(GRACE, () => server.closeAllConnections());
    await drained;
    cancel();
    await caretakers.close();
    await hosts.close();
    aws.close();
    log.info('closed');
  };
  const events = ownEvents(services, services.issuerUrl);
  return { url: publicUrl, events, close: () => (closing ??= close()) };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
