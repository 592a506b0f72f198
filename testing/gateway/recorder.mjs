import { createServer, request } from 'node:http';

/**
 * Stands between the functions and AWS, and writes down which function calls what. An address is
 * `/<function>/<service>/...`; each service has somebody who answers: a URL to which the call is forwarded, or a
 * function of the operation and the body.
 */
export async function startRecorder(services) {
  const calls = new Map();
  const server = createServer(async (incoming, reply) => {
    const [, name, service, ...rest] = incoming.url.split('/');
    const path = `/${rest.join('/')}`;
    const body = await bytesOf(incoming);
    const operation = operationOf(service, incoming, path);
    const key = `${name} ${service}:${operation}`;
    calls.set(key, (calls.get(key) ?? 0) + 1);
    try {
      const answerer = services[service];
      const answer = typeof answerer === 'string'
        ? await forward(answerer, incoming, path, body) : await answerer({ name, operation, path, method: incoming.method, body });
      reply.writeHead(answer.status, answer.headers ?? { 'content-type': 'application/x-amz-json-1.0' });
      reply.end(answer.body ?? '{}');
    } catch (error) {
      console.error(error);
      reply.writeHead(500).end('{"__type":"InternalServerError"}');
    }
  });
  const port = await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
  return {
    endpoint: (name, service) => `http://127.0.0.1:${port}/${name}/${service}`,
    /** `<function> <service>:<operation>` and how often. */
    calls: () => Object.fromEntries([...calls].sort(([a], [b]) => a.localeCompare(b))),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const CONNECTIONS = { POST: 'PostToConnection', DELETE: 'DeleteConnection', GET: 'GetConnection' };
const SCHEDULES = { POST: 'CreateSchedule', PUT: 'UpdateSchedule', DELETE: 'DeleteSchedule', GET: 'GetSchedule' };

function operationOf(service, { headers, method }, path) {
  const target = headers['x-amz-target'];
  if (target) return target.split('.')[1];
  if (service === 'execute-api') return CONNECTIONS[method];
  if (service === 'scheduler') return SCHEDULES[method];
  return path.slice(1).split('?')[0];
}

export async function bytesOf(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

export function forward(to, { method, headers }, path, body) {
  return new Promise((resolve, reject) => {
    const { host: _, ...sent } = headers;
    const outgoing = request(new URL(path, to), { method, headers: sent }, async (answer) => {
      resolve({ status: answer.statusCode, headers: answer.headers, body: await bytesOf(answer) });
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
