import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@rostrum/core/ports';

/** `lost`: it is carried out and the reply does not arrive. `dropped`: it does not arrive. */
export type Fate = 'through' | 'lost' | 'dropped' | 'error';

export interface Unreliable {
  readonly endpoint: string;
  /** What becomes of the next request; asked once for each. Everything comes through unless told. */
  fate: (operation: string) => Fate;
  close(): Promise<void>;
}

/** A network for tests that loses requests and replies, in front of a real endpoint. */
export async function unreliable(target: string): Promise<Unreliable> {
  const proxy: Unreliable = {
    endpoint: '', fate: () => 'through',
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
  const serve = async (incoming: IncomingMessage, reply: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const fate = proxy.fate(String(incoming.headers['x-amz-target']).split('.')[1] ?? '');
    if (fate === 'dropped') return void incoming.socket.destroy();
    if (fate === 'error') return void reply.writeHead(500).end('{"__type":"InternalServerError"}');
    const { method, url, headers } = incoming;
    const forward = request(target, { method: method!, path: url!, headers }, (answer) => {
      if (fate === 'lost') {
        answer.resume();
        answer.once('end', () => incoming.socket.destroy());
      } else {
        reply.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(reply);
      }
    });
    forward.once('error', () => incoming.socket.destroy());
    forward.end(Buffer.concat(parts));
  };
  const server = createServer((incoming, reply) => void serve(incoming, reply).catch(() => incoming.socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(proxy, { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

/** Real time, but nobody waits long: for retries in tests. */
export const impatient: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, Math.min(milliseconds, 2_000) / 50);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
