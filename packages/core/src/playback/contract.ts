import type { LiveError } from '../engine/index.js';
import type { Store } from '../client/contract.js';
import type { CaptionTrack, PlayerState, Quality, TimedMetadata } from '../ports/index.js';

export interface AudiencePlayerState {
  /** `offline`: the channel says that nothing is streamed; `none`: the event has no channel. */
  readonly status: PlayerState | 'offline' | 'none';
  readonly qualities: readonly Quality[];
  readonly quality: Quality | undefined;
  readonly auto: boolean;
  readonly muted: boolean;
  readonly volume: number;
  readonly mutedByBrowser: boolean;
  readonly captions: readonly CaptionTrack[];
  readonly caption: string | undefined;
  /** Seconds behind live, rounded to a tenth; undefined when nobody knows. */
  readonly latency: number | undefined;
  /** More than twelve seconds behind, or paused: "back to live" makes sense. */
  readonly behindLive: boolean;
  readonly pictureInPicture: 'unsupported' | 'off' | 'on';
  /** How often it had to stop and load since it began. */
  readonly rebuffers: number;
  readonly error: LiveError | undefined;
}

/** The channel of an event as one viewer watches it: opens when the stream is there, again when it comes back. */
export interface AudiencePlayer extends Store<AudiencePlayerState> {
  /** The element to play in; undefined stops and lets it go. */
  attach(video: HTMLVideoElement | undefined): void;
  play(): void;
  pause(): void;
  toLive(): void;
  setQuality(id: string | undefined): void;
  setMuted(muted: boolean): void;
  setVolume(volume: number): void;
  setCaption(id: string | undefined): void;
  /** Rejects with a LiveError where the browser refuses. */
  togglePictureInPicture(): Promise<void>;
  /**
   * The server's time at which the picture now on the screen was live, in milliseconds: now, less what this viewer is
   * late. Stands still while the picture does. Undefined while there is no picture.
   */
  pictureTime(): number | undefined;
  /** Timed metadata of the channel, told when the picture reaches it; returns the end of it. */
  onMetadata(listener: (metadata: TimedMetadata) => void): () => void;
  close(): void;
}
