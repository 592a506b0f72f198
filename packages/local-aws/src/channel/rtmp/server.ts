import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { ChannelDirectory, ChannelHub, ChannelHubOptions, Publication } from '../contract.js';
import { RtmpConnection } from './connection.js';

export interface RtmpServerOptions extends Pick<ChannelHubOptions, 'host' | 'log'> {
  readonly directory: Pick<ChannelDirectory, 'channelOfKey'>;
  readonly publish: ChannelHub['publish'];
  /** 0 takes a free one. */
  readonly port: number;
}

/** Where encoders such as OBS and ffmpeg stream to. */
export interface RtmpServer {
  /** `rtmp://127.0.0.1:4581/app`; a stream key follows. */
  readonly origin: string;
  /** Ends the stream of whoever uses this key. */
  revoke(streamKey: string): void;
  /** Cuts the connection of a channel's encoder as a lost network does. False when there is none here. */
  cut(channelId: string): boolean;
  close(): Promise<void>;
}

interface Publisher {
  readonly streamKey: string;
  readonly channelId: string;
}

/** Rejects with `code: 'EADDRINUSE'` and `port` when the port is taken. */
export async function listenRtmp({ directory, publish, host, port, log }: RtmpServerOptions): Promise<RtmpServer> {
  const publishers = new Map<RtmpConnection, Publisher>();
  const sockets = new Set<Socket>();

  const server = createServer((socket) => {
    sockets.add(socket);
    const connection: RtmpConnection = new RtmpConnection({
      socket,
      publish: (streamKey) => begin(connection, streamKey),
      // A key is never part of a reason.
      onProblem: (reason) => log('rtmp-connection-closed', { reason }),
    });
    socket.on('close', () => {
      sockets.delete(socket);
      publishers.delete(connection);
    });
  });

  function begin(connection: RtmpConnection, streamKey: string): Publication | { readonly refused: string } {
    const channel = directory.channelOfKey(streamKey);
    if (!channel) return { refused: 'The stream key is not valid' };
    const publication = publish(channel, 'rtmp');
    if (publication === 'in-use') return { refused: 'Somebody streams to the channel already' };
    if (publication === 'no-ffmpeg') return { refused: 'There is no ffmpeg' };
    publishers.set(connection, { streamKey, channelId: channel.id });
    return publication;
  }

  const connectionsOf = (isMeant: (publisher: Publisher) => boolean): RtmpConnection[] =>
    [...publishers].filter(([, publisher]) => isMeant(publisher)).map(([connection]) => connection);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host === 'localhost' ? '127.0.0.1' : host, resolve);
  });
  // By number: static builds of ffmpeg crash where names are looked up, and OBS may try `localhost` at ::1 only.
  const named = ['localhost', '0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;

  return {
    origin: `rtmp://${named.includes(':') ? `[${named}]` : named}:${(server.address() as AddressInfo).port}/app`,

    revoke(streamKey) {
      for (const connection of connectionsOf((publisher) => publisher.streamKey === streamKey)) connection.close();
    },

    cut(channelId) {
      const meant = connectionsOf((publisher) => publisher.channelId === channelId);
      for (const connection of meant) connection.cut();
      return meant.length > 0;
    },

    async close() {
      const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
