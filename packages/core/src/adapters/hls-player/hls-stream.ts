import type { LiveError } from '../../engine/live-error.js';
import type { Quality } from '../../ports/index.js';
import { broken, ofStatus, unreachable } from '../player/player-errors.js';
import type { ErrorData, Hls, Level, Sdk } from './sdk.js';
import type { StreamTold, VideoStream } from './stream.js';

/** One stream by hls.js. */
export class HlsStream implements VideoStream {
  readonly #hls: Hls;
  #hasRecovered = false;

  constructor(Sdk: Sdk, url: string, private readonly video: HTMLVideoElement, told: StreamTold) {
    // What has been played stays for half a minute: nobody seeks back in an event, and it may last for hours.
    const hls = (this.#hls = new Sdk({ backBufferLength: 30 }));
    const { ERROR, MANIFEST_PARSED, LEVEL_SWITCHED } = Sdk.Events;
    hls.on(MANIFEST_PARSED, () => told.changed());
    hls.on(LEVEL_SWITCHED, () => told.changed());
    hls.on(ERROR, (_, error) => {
      if (error.fatal && !this.#recovers(error)) told.failed(errorOf(error));
    });
    hls.loadSource(url);
    hls.attachMedia(video);
  }

  get latency(): number | undefined {
    return this.#hls.latency || undefined;
  }
  get pictureTime(): number | undefined {
    return this.#hls.playingDate?.getTime();
  }
  get livePosition(): number | undefined {
    return this.#hls.liveSyncPosition ?? undefined;
  }
  get qualities(): readonly Quality[] {
    return this.#hls.levels.map(quality);
  }
  get quality(): Quality | undefined {
    const level = this.#hls.levels[this.#hls.currentLevel];
    return level && quality(level);
  }
  get auto(): boolean {
    return this.#hls.autoLevelEnabled;
  }

  setQuality(id: string | undefined): void {
    const at = id === undefined ? -1 : this.#hls.levels.findIndex((level) => levelId(level) === id);
    // From the next segment on: what is loaded plays on, without a gap.
    if (id === undefined || at >= 0) this.#hls.nextLevel = at;
  }

  close(): void {
    this.#hls.destroy();
    this.video.removeAttribute('src');
    this.video.load();
  }

  /** A decoder that has stumbled, as after a lost segment, may go on when it begins anew. */
  #recovers({ type }: ErrorData): boolean {
    if (this.#hasRecovered || (type as string) !== 'mediaError') return false;
    this.#hasRecovered = true;
    this.#hls.recoverMediaError();
    return true;
  }
}

/** By value: the enumerations themselves would load hls.js. What it says is left out: it is for developers. */
function errorOf({ type, response, error }: ErrorData): LiveError {
  if ((type as string) !== 'networkError') return broken(error);
  return response?.code ? ofStatus(response.code, error) : unreachable(error);
}

const levelId = ({ name, height, bitrate }: Level): string => `${name ?? height} ${bitrate}`;

function quality(level: Level): Quality {
  const { name, width, height, bitrate } = level;
  return { id: levelId(level), name: name ?? (height ? `${height}p` : `${Math.round(bitrate / 1000)} kbit/s`), width, height, bitrate };
}
