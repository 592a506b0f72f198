import type { LiveError } from '../../engine/live-error.js';
import type { Quality } from '../../ports/index.js';

/** What brings the stream into the `<video>`; all else is the same for all who do. */
export interface VideoStream {
  readonly latency: number | undefined;
  readonly pictureTime: number | undefined;
  /** Where the newest picture is, in seconds of the video's time. */
  readonly livePosition: number | undefined;
  readonly qualities: readonly Quality[];
  readonly quality: Quality | undefined;
  readonly auto: boolean;
  setQuality(id: string | undefined): void;
  /** Lets the video go. */
  close(): void;
}

export interface StreamTold {
  changed(): void;
  failed(error: LiveError): void;
}
