/**
 * The deployed installation on one machine: the functions' bundles, invoked by what AWS would invoke them with. Told by
 * the environment: GATEWAY_PORT, LOCAL_AWS_ENDPOINT, and SITE_URL for the pages and the development issuer. Says where
 * it listens as one line of JSON; `GET /_calls` answers which function has called what.
 */
import { createServer } from 'node:http';
import { openStore } from '../../packages/server/dist/store/index.js';
import { startFunctions } from './functions.mjs';
import { lineGateway } from './lines.mjs';
import { laterQueue, schedules } from './queue.mjs';
import { bytesOf, forward, startRecorder } from './recorder.mjs';
import { streamedTable } from './table-stream.mjs';

const NAMES = ['http', 'line', 'fan-out', 'effects', 'chat-review', 'media-events', 'schedule', 'teardown'];
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
const recorder = await startRecorder({
  dynamodb: table.answer, sqs: later.answer, scheduler: schedule.answer, 'execute-api': lines.answer,
  ivs: localAws, 'ivs-realtime': localAws, ivschat: localAws,
});

functions = await startFunctions(NAMES, (name) => ({
  AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_ENDPOINT_URL_DYNAMODB: recorder.endpoint(name, 'dynamodb'),
  AWS_ENDPOINT_URL_SQS: recorder.endpoint(name, 'sqs'),
  AWS_ENDPOINT_URL_SCHEDULER: recorder.endpoint(name, 'scheduler'),
  AWS_ENDPOINT_URL_IVS: recorder.endpoint(name, 'ivs'),
  AWS_ENDPOINT_URL_IVS_REALTIME: recorder.endpoint(name, 'ivs-realtime'),
  AWS_ENDPOINT_URL_IVSCHAT: recorder.endpoint(name, 'ivschat'),
  ROSTRUM_TABLE: 'rostrum', ROSTRUM_PUBLIC_URL: url, ROSTRUM_ISSUER_URL: `${url}/dev`, ROSTRUM_ISSUER_AUDIENCE: 'rostrum',
  ROSTRUM_LINE_URL: `${url.replace('http', 'ws')}/line`, ROSTRUM_LINE_MANAGEMENT_URL: recorder.endpoint(name, 'execute-api'),
  ROSTRUM_LATER_QUEUE_URL: recorder.endpoint(name, 'sqs'), ROSTRUM_SCHEDULE_GROUP: 'rostrum',
  ROSTRUM_SCHEDULE_ROLE_ARN: 'arn:aws:iam::123456789012:role/schedule',
  ROSTRUM_SCHEDULE_TARGET_ARN: 'arn:aws:lambda:us-east-1:123456789012:function:schedule',
  ROSTRUM_CHAT_REVIEW_ARN: `${url}/invoke/chat-review`, ROSTRUM_CHAT_ENDPOINT: localAws.replace('http', 'ws'),
  POWERTOOLS_LOG_LEVEL: 'WARN', POWERTOOLS_METRICS_DISABLED: 'true',
}));

const server = createServer(async (request, reply) => {
  const { pathname, search } = new URL(request.url, url);
  const body = await bytesOf(request);
  try {
    if (pathname === '/_calls') return reply.end(JSON.stringify(recorder.calls()));
    const name = /^\/invoke\/([\w-]+)$/.exec(pathname)?.[1];
    if (name) return reply.end(JSON.stringify((await functions.invoke(name, JSON.parse(body))) ?? {}));
    if (!pathname.startsWith('/api/')) {
      const { status, headers, body: page } = await forward(site, request, pathname + search, body);
      return reply.writeHead(status, headers).end(page);
    }
    const result = await functions.invoke('http', {
      version: '2.0', rawPath: pathname, rawQueryString: search.slice(1), isBase64Encoded: true,
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
