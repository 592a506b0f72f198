/**
 * The server in a container, for the lowest latency: told by the environment what the functions are told, and PORT,
 * and ROSTRUM_HOOK_SECRET if the media services call it over HTTP.
 */
import { pino } from 'pino';
import { readEnvironment } from '../lambda/environment.js';
import { openStore } from '../store/index.js';
import { startServer } from './start-server.js';

const { env } = process;
const log = pino({ level: env['LOG_LEVEL'] ?? 'info' });
const { region, table, publicUrl, allowedOrigins, issuer, creators, proxies, chatReviewArn } = readEnvironment(env);
const store = await openStore({ region, table });
const server = await startServer({
  store, publicUrl, allowedOrigins, issuer, proxies, log,
  aws: { region },
  host: '0.0.0.0',
  // The review of messages and the events of the media services are functions.
  shared: true,
  port: Number(env['PORT'] ?? 8080),
  reviewHandler: chatReviewArn,
  ...(creators && { creators }),
  ...(env['ROSTRUM_HOOK_SECRET'] && { hookSecret: env['ROSTRUM_HOOK_SECRET'] }),
});

let stopping: Promise<void> | undefined;
const stop = async (): Promise<void> => {
  await server.close();
  await store.close();
  process.exit(0);
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ??= stop()));
