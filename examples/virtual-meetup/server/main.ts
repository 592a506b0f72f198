import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { productsFromEnvironment } from '@rostrum/server';
import { startServer } from '@rostrum/server/node';
import { openStore } from '@rostrum/server/store';
import { pino } from 'pino';

/**
 * The meetup's server. On a laptop: the embedded store, local-aws, and the development issuer, which signs in whoever
 * gives a name. With AWS_REGION, OIDC_ISSUER and OIDC_AUDIENCE set: Amazon IVS, DynamoDB, and that issuer. Products
 * come from PRODUCT_CATALOGUE or, with CREATORS_*, from Amazon; a sample comes along.
 */
const { env } = process;
const issuer = env['OIDC_ISSUER'] ? { url: env['OIDC_ISSUER'], audience: env['OIDC_AUDIENCE'] ?? '' } : undefined;
const localAws = env['LOCAL_AWS_ENDPOINT'];
const region = env['AWS_REGION'] ?? 'us-east-1';

// Standard output is for the one line that says where it listens.
const log = pino({ level: env['LOG_LEVEL'] ?? 'warn' }, pino.destination(2));
const store = await openStore(localAws
  ? { directory: join(env['ROSTRUM_DATA'] ?? '.rostrum', 'db') }
  : { region, ...(env['ROSTRUM_TABLE'] && { table: env['ROSTRUM_TABLE'] }) });
const server = await startServer({
  store,
  port: Number(env['PORT'] ?? 4400),
  aws: {
    region,
    ...(localAws && { endpoint: localAws, rtmp: env['LOCAL_AWS_RTMP'], ingest: env['LOCAL_AWS_INGEST'] }),
  },
  ...(issuer ? { issuer } : { development: true }),
  ...(env['PUBLIC_URL'] && { publicUrl: env['PUBLIC_URL'] }),
  ...(env['ROSTRUM_HOOK_SECRET'] && { hookSecret: env['ROSTRUM_HOOK_SECRET'] }),
  ...(env['REVIEW_HANDLER_ARN'] && { reviewHandler: env['REVIEW_HANDLER_ARN'] }),
  // With six products, and their pictures beside it.
  products: productsFromEnvironment(env, fileURLToPath(new URL('client/products/catalogue.json', import.meta.url))),
  staticDirectory: fileURLToPath(new URL('client', import.meta.url)),
  log,
}).catch(async (error: NodeJS.ErrnoException) => {
  await store.close();
  console.error(error.code === 'EADDRINUSE' ? `Port ${env['PORT'] ?? 4400} is in use: set PORT to another one.` : error);
  process.exit(1);
});
console.log(JSON.stringify({ url: server.url }));

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await server.close();
  await store.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
