/**
 * The deployed installation on one machine: the functions' bundles, invoked by what AWS would invoke them with. Told by
 * the environment: GATEWAY_PORT, LOCAL_AWS_ENDPOINT, and SITE_URL for the pages and the development issuer. Says where
 * it listens as one line of JSON; `GET /_calls` answers which function has called what. The routes of the function
 * `tokens` are below `/tokens`.
 */
import { createServer } from 'node:http';
import { openStore } from '../../packages/server/dist/store/index.js';
import { environmentOf } from './environment.mjs';
import { startFunctions } from './functions.mjs';
import { lineGateway } from './lines.mjs';
import { laterQueue, schedules } from './queue.mjs';
import { bytesOf, forward, startRecorder } from './recorder.mjs';
import { streamedTable } from './table-stream.mjs';

const NAMES = ['http', 'line', 'fan-out', 'effects', 'chat-review', 'media-events', 'schedule', 'site', 'teardown', 'tokens'];
const { GATEWAY_PORT: port, LOCAL_AWS_ENDPOINT: localAws, SITE_URL: site, GATEWAY_DATA: directory } = process.env;
const url = `http://localhost:${port}`;

const store = await openStore(directory ? { directory } : {});
let functions;
const invoke = (name) => (event) => functions.invoke(name, event);
const table = streamedTable(store.endpoint, [
  { prefixes: ['LOG#', 'LINE#'], window: 0, invoke: invoke('fan-out') },
  { prefixes: ['LOG#'], window: 1_000, invoke: invoke('effects') },
]);
const later = laterQueue(invoke('effects'));
const schedule = schedules(invoke('schedule'));
const lines = lineGateway(invoke('line'));
const stored = () => ({ status: 200 });
const account = () => ({ status: 200, body: JSON.stringify({ UserAttributes: [{ Name: 'sub', Value: 'owner' }] }) });
const recorder = await startRecorder({
  dynamodb: table.answer, sqs: later.answer, scheduler: schedule.answer, 'execute-api': lines.answer,
  ivs: localAws, 'ivs-realtime': localAws, ivschat: localAws, secretsmanager: stored, 'cognito-idp': account,
});

const where = { url, localAws, endpoint: recorder.endpoint };
functions = await startFunctions(NAMES, (name) => environmentOf(name, where));

const server = createServer(async (request, reply) => {
  const { pathname, search } = new URL(request.url, url);
  const body = await bytesOf(request);
  try {
    if (pathname === '/_calls') return reply.end(JSON.stringify(recorder.calls()));
    const name = /^\/invoke\/([\w-]+)$/.exec(pathname)?.[1];
    if (name) return reply.end(JSON.stringify((await functions.invoke(name, JSON.parse(body))) ?? {}));
    const [, alone = '', path] = /^(\/tokens)?(\/api\/.*)$/.exec(pathname) ?? [];
    if (!path) {
      const { status, headers, body: page } = await forward(site, request, pathname + search, body);
      return reply.writeHead(status, headers).end(page);
    }
    const result = await functions.invoke(alone ? 'tokens' : 'http', {
      version: '2.0', rawPath: path, rawQueryString: search.slice(1), isBase64Encoded: true,
      headers: Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)])),
      requestContext: { http: { method: request.method, sourceIp: '127.0.0.1' } },
      ...(body.length > 0 && { body: body.toString('base64') }),
    });
    reply.writeHead(result.statusCode, result.headers);
    reply.end(Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8'));
  } catch (error) {
    console.error(error);
    reply.writeHead(500).end();
  }
});
server.on('upgrade', (request, socket, head) => void lines.upgrade(request, socket, head));
server.listen(Number(port), 'localhost', () => console.log(JSON.stringify({ url })));

process.on('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  for (const each of [lines, later, schedule, table, recorder, functions]) each.stop();
  await store.close();
  process.exit(0);
});
