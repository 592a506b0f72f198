import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import type { LineDown } from '@rostrum/core/ports';
import { Gateway } from './gateway.js';

/** The management API of a WebSocket API, at the wire level, with connections that only listen. */
export interface HeardGateway {
  readonly gateway: Gateway;
  /** Whole messages, by connection. */
  heard(connection: string): readonly LineDown[];
  /** Texts as they were posted, by connection. */
  posted(connection: string): readonly string[];
  /** Connections that were cut from inside. */
  readonly cut: ReadonlySet<string>;
  /** From now on it answers 410 for this one. */
  lose(connection: string): void;
  close(): Promise<void>;
}

export async function heardGateway(): Promise<HeardGateway> {
  const posts = new Map<string, string[]>();
  const [cut, lost] = [new Set<string>(), new Set<string>()];
  const server = createServer((request, reply) => {
    const connection = decodeURIComponent(request.url!.split('/').at(-1)!);
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (lost.has(connection) || cut.has(connection)) {
        return reply.writeHead(410, { 'x-amzn-errortype': 'GoneException' }).end('{}');
      }
      if (request.method === 'DELETE') cut.add(connection);
      else posts.set(connection, [...(posts.get(connection) ?? []), Buffer.concat(parts).toString()]);
      reply.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new ApiGatewayManagementApiClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/live`, region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const posted = (connection: string) => posts.get(connection) ?? [];
  return {
    gateway: new Gateway(client), cut, posted,
    heard: (connection) => whole(posted(connection)).map((text) => JSON.parse(text) as LineDown),
    lose: (connection) => void lost.add(connection),
    close: () => new Promise((resolve) => {
      client.destroy();
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function whole(texts: readonly string[]): readonly string[] {
  const messages: string[] = [];
  let waiting = '';
  for (const text of texts) {
    if (text.startsWith('+')) waiting += text.slice(1);
    else if (text.startsWith('.')) {
      messages.push(waiting + text.slice(1));
      waiting = '';
    } else messages.push(text);
  }
  return messages;
}
