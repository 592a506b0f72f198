import { decodeJwt } from 'jose';
import { WebSocket } from 'ws';

/** What a raw socket was sent, for the chat room and the stage as browsers speak to them. */
export class RawSocket {
  readonly messages: { readonly [field: string]: unknown }[] = [];
  closed = false;
  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => void this.messages.push(JSON.parse(String(data)) as Record<string, unknown>));
    socket.on('close', () => (this.closed = true));
    socket.on('error', () => (this.closed = true));
  }

  /** The token is the sub-protocol, as both SDKs have it. */
  static open(url: string, token: string): RawSocket {
    return new RawSocket(new WebSocket(url, token));
  }

  async opened(): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING) {
      await new Promise((resolve, reject) => this.socket.once('open', resolve).once('error', reject));
    }
    return this;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
  close(): void {
    this.socket.close();
  }
}

/** The events socket of a stage, as its token's holder opens it. */
export function enterStage(token: string): RawSocket {
  const { events_url: url, topic } = decodeJwt(token) as { events_url: string; topic: string };
  return RawSocket.open(`${url}?error_over_ws=1&topic=${topic}/publishers`, token);
}
