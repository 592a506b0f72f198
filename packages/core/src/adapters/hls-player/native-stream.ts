import type { Quality } from '../../ports/index.js';
import { broken, notThere, unreachable } from '../player/player-errors.js';
import type { StreamTold, VideoStream } from './stream.js';

/** Only Safari has it. */
type Dated = HTMLVideoElement & { getStartDate?(): Date };
const NONE: readonly Quality[] = [];
/** Players keep this far from the end of the playlist, in seconds: three segments of two. */
const FROM_EDGE = 6;

/** One stream by the browser itself, which chooses the quality and tells little. */
export class NativeStream implements VideoStream {
  readonly latency = undefined;
  readonly qualities = NONE;
  readonly quality = undefined;
  readonly auto = true;
  readonly #failed: () => void;

  constructor(url: string, private readonly video: Dated, told: StreamTold) {
    this.#failed = () => told.failed(errorOf(video.error));
    video.addEventListener('error', this.#failed);
    video.src = url;
  }

  get pictureTime(): number | undefined {
    const start = this.video.getStartDate?.().getTime() ?? NaN;
    return Number.isNaN(start) ? undefined : start + this.video.currentTime * 1000;
  }
  get livePosition(): number | undefined {
    const { seekable } = this.video;
    return seekable.length > 0 ? Math.max(0, seekable.end(seekable.length - 1) - FROM_EDGE) : undefined;
  }

  setQuality(): void {}

  close(): void {
    this.video.removeEventListener('error', this.#failed);
    this.video.removeAttribute('src');
    this.video.load();
  }
}

/** The browser does not say whether there was no playlist, or one that it cannot read. */
function errorOf(error: MediaError | null) {
  if (error?.code === MediaError.MEDIA_ERR_NETWORK) return unreachable(error);
  return error?.code === MediaError.MEDIA_ERR_DECODE ? broken(error) : notThere();
}
