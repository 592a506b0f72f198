import { memoryPlayer, type MemoryPlayer, type MemoryPlayerOptions } from '@rostrum/core/adapters/memory';
import { systemClock, type Player } from '@rostrum/core/ports';
import { drawStream } from './drawn-stream.js';

export interface DrawnPlayer extends Player {
  /** What the test or the story decides about. */
  readonly stream: MemoryPlayer;
}

const HOUR = 3_600_000;

/** The memory player of a stream that began an hour ago, with a moving picture where something can be drawn. */
export function drawnPlayer(options?: Omit<MemoryPlayerOptions, 'clock'>): DrawnPlayer {
  let ago = HOUR;
  const stream = memoryPlayer({ ...options, clock: { ...systemClock, now: () => systemClock.now() - ago } });
  stream.start();
  ago = 0;
  return {
    stream,
    async open(wanted) {
      const connection = await stream.open(wanted);
      if (connection.state === 'idle') return connection;
      const end = drawStream(wanted.video, () => connection.state === 'playing');
      const close = connection.close.bind(connection);
      connection.close = () => {
        end();
        close();
      };
      return connection;
    },
  };
}
