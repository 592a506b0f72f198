/** rig/server.mjs as a process, for as many people as take a process of their own. */
import { startServer } from './server.mjs';

const { PORT, LOCAL_AWS_ENDPOINT: endpoint, ROSTRUM_DATA: data, ROSTRUM_HOOK_SECRET: secret } = process.env;
const server = await startServer({ port: Number(PORT), endpoint, secret, data });
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
console.log(JSON.stringify({ url: server.url }));
