import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../scripts/workspace.mjs';
import { requireBuilt } from './platform.mjs';

/** The server alone, in this process, with its store in `data`: for local-aws at `endpoint`. */
export async function startServer({ port, endpoint, secret, data }) {
  requireBuilt(join(root, 'packages/server/dist/node/index.js'));
  const [{ startServer: start }, { openStore }] = await Promise.all([
    import('@rostrum/server/node'), import('@rostrum/server/store'),
  ]);
  const { pino } = createRequire(join(root, 'packages/server/package.json'))('pino');
  const store = await openStore({ directory: join(data, 'db') });
  const server = await start({
    store, port, aws: { region: 'us-east-1', endpoint }, development: true, hookSecret: secret,
    // The people come from addresses of their own: one address may not sign in so many.
    proxies: 1, log: pino({ level: 'silent' }),
  });
  return {
    url: server.url,
    async stop() {
      await server.close();
      await store.close();
    },
  };
}
