/** Runs in the page of a test: one viewer's browser, with the players under test. */
import type { Player, PlayerConnection, TimedMetadata } from '../../ports/index.js';
import type { Seen } from '../../ports/player.test.support.js';
import { createHlsPlayer } from '../hls-player/index.js';
import { createIvsPlayer } from '../ivs-player/index.js';

export type PlayerName = 'ivs' | 'hls';
const players: Record<PlayerName, Player> = {
  ivs: createIvsPlayer({ wasmWorker: '/worker.js', wasmBinary: '/worker.wasm' }),
  hls: createHlsPlayer(),
};

/** One connection, by methods that a test calls by name: arguments and results leave and enter the page as JSON. */
class Playback {
  readonly states: string[] = [];
  readonly metadata: TimedMetadata[] = [];

  constructor(readonly connection: PlayerConnection, readonly video: HTMLVideoElement) {
    connection.subscribe(() => {
      if (this.states.at(-1) !== connection.state) this.states.push(connection.state);
    });
    connection.onMetadata((told) => this.metadata.push(told));
  }

  look(): Seen {
    const { state, position, timeline, latency, pictureTime, qualities, quality, auto, muted, volume, mutedByBrowser,
      captions, caption, error } = this.connection;
    return { state, position, timeline, latency, pictureTime, qualities, quality, auto, muted, volume, mutedByBrowser,
      captions, caption, error: error?.code };
  }
}

const playerPage = {
  playbacks: [] as Playback[],
  video(): HTMLVideoElement {
    const video = document.createElement('video');
    video.playsInline = true;
    return document.body.appendChild(video);
  },
  async open(name: PlayerName, url: string, muted: boolean): Promise<number> {
    const video = playerPage.video();
    return playerPage.playbacks.push(new Playback(await players[name].open({ url, video, muted }), video)) - 1;
  },
  look: (at: number) => playerPage.playbacks[at]!.look(),
  heard(at: number) {
    const { states, metadata } = playerPage.playbacks[at]!;
    return { states, metadata };
  },
  call(at: number, name: 'play', args: []): void {
    const { connection } = playerPage.playbacks[at]!;
    connection[name](...args);
  },
};
export type PlayerPage = typeof playerPage;
Object.assign(globalThis, { playerPage });
