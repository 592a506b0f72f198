import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Routes {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** The one port. It is open before what answers on it is made, since that wants to know the port. */
export class HttpServer {
  /** For example `http://localhost:4580`. */
  readonly origin: string;
  readonly #server: Server;
  readonly #upgraded: Set<Duplex>;
  readonly #serve: (routes: Routes) => void;

  private constructor(origin: string, server: Server, upgraded: Set<Duplex>, serve: (routes: Routes) => void) {
    this.origin = origin;
    this.#server = server;
    this.#upgraded = upgraded;
    this.#serve = serve;
  }

  /** Requests are held until `serve` is called. Rejects with `code: 'EADDRINUSE'` when the port is taken. */
  static async listen(host: string, port: number): Promise<HttpServer> {
    let serve: (routes: Routes) => void = () => undefined;
    const routes = new Promise<Routes>((resolve) => { serve = resolve; });
    const upgraded = new Set<Duplex>();
    const server = createServer((request, response) => {
      void routes.then((to) => to.request(request, response));
    });
    server.on('upgrade', (request, socket, head) => {
      upgraded.add(socket);
      socket.on('close', () => upgraded.delete(socket));
      socket.on('error', () => socket.destroy());
      void routes.then((to) => to.upgrade(request, socket, head));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      // `localhost` may mean ::1 or 127.0.0.1; clients that try both find the latter everywhere.
      server.listen(port, host === 'localhost' ? '127.0.0.1' : host, resolve);
    });
    const { port: bound } = server.address() as AddressInfo;
    return new HttpServer(`http://${named(host)}:${bound}`, server, upgraded, serve);
  }

  serve(routes: Routes): void {
    this.#serve(routes);
  }

  /** Cuts what is open and resolves when the port is free. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => { this.#server.close(() => resolve()); });
    this.#server.closeAllConnections();
    for (const socket of this.#upgraded) socket.destroy();
    await closed;
  }
}

/** A host that a client can be told: every interface is not one. */
function named(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
