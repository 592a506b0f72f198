import { subscribe } from 'node:diagnostics_channel';

/** Counts what this process sends: calls to AWS, and bytes out of the servers that listen here. */
export class Meter {
  #calls = { dynamodb: 0, chat: 0, other: 0 };
  #chatBytes = 0;
  /** By the port that they came to. Closed ones keep their count. */
  #sockets = new Map();

  constructor() {
    subscribe('http.client.request.start', ({ request }) => {
      const isChat = request.path === '/SendEvent';
      this.#calls[request.getHeader('x-amz-target') ? 'dynamodb' : isChat ? 'chat' : 'other']++;
      if (isChat) this.#chatBytes += Number(request.getHeader('content-length'));
    });
    subscribe('net.server.socket', ({ socket }) => {
      const { localPort } = socket;
      if (!this.#sockets.has(localPort)) this.#sockets.set(localPort, []);
      this.#sockets.get(localPort).push(socket);
    });
  }

  /** All of it so far: `bytes` with framing and headers, as they go into the sockets of one port. */
  read(port) {
    const bytes = (this.#sockets.get(port) ?? []).reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
    return { ...this.#calls, bytes, chatBytes: this.#chatBytes };
  }
}
