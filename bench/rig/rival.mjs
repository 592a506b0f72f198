import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const { WebSocketServer } = createRequire(new URL('../../packages/server/package.json', import.meta.url))('ws');

/**
 * The usual pattern of meetup backends on API Gateway and Lambda: whatever somebody does is written down and told to
 * every connection, one call each. Here the calls are messages to WebSockets of this process; without the HTTP around
 * them, and without the clean-up of connections that are gone.
 */
export class Rival {
  #server = createServer();
  #connections = new WebSocketServer({ server: this.#server, perMessageDeflate: false }).clients;

  async listen() {
    await once(this.#server.listen(0, 'localhost'), 'listening');
    return this.#server.address().port;
  }

  get people() {
    return this.#connections.size;
  }

  /** Calls to AWS for one action: the row is put, the connections are queried, and everyone is posted to. */
  callsFor(messages) {
    return messages + 2;
  }

  broadcast(message) {
    const text = JSON.stringify(message);
    for (const connection of this.#connections) connection.send(text);
  }

  close() {
    for (const connection of this.#connections) connection.terminate();
    this.#server.close();
  }
}
