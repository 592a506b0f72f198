/** The server from its build, in a process of its own, that says over IPC how much it holds. */
import { startServer } from '../../bench/rig/server.mjs';

const { PORT, LOCAL_AWS_ENDPOINT: endpoint, ROSTRUM_DATA: data, ROSTRUM_HOOK_SECRET: secret } = process.env;
const server = await startServer({ port: Number(PORT), endpoint, secret, data });
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
process.on('message', () => {
  // What is garbage now is not held; one collection leaves what the last finalisers free.
  for (let n = 0; n < 3; n++) globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  const handles = {};
  for (const type of process.getActiveResourcesInfo()) handles[type] = (handles[type] ?? 0) + 1;
  process.send({ rss, held: heapUsed + external, handles });
});
process.send({ url: server.url });
