import type { LiveError } from '../engine/index.js';

/** `idle`: not opened, or the stream is not there yet. `ended`: the stream has come to its end. */
export type PlayerState = 'idle' | 'loading' | 'playing' | 'buffering' | 'paused' | 'ended' | 'failed';

export interface Quality {
  /** Unique among the stream's qualities. */
  readonly id: string;
  /** For people, for example `720p`. */
  readonly name: string;
  /** Pixels and bits per second. */
  readonly width: number;
  readonly height: number;
  readonly bitrate: number;
}

export interface CaptionTrack {
  readonly id: string;
  readonly label: string;
  readonly language: string;
}

/** Timed metadata, told when the picture on the screen reaches it, not when it was loaded. */
export interface TimedMetadata {
  readonly text: string;
  /** Where it stands in the stream, in seconds on the scale of `position`. */
  readonly position: number;
}

/** One stream in one `<video>`. After `close` every call does nothing. */
export interface PlayerConnection {
  readonly state: PlayerState;
  /** Seconds of the stream: where the picture is now. It stands still while paused or buffering. */
  readonly position: number;
  /**
   * Another number from when on `position` counts from another beginning, as when a player joins a live stream anew
   * after a pause: positions of two timelines cannot be compared.
   */
  readonly timeline: number;
  /** How far the picture is behind the live edge, in seconds, when the player knows. */
  readonly latency: number | undefined;
  /** When the picture now shown was taken, in milliseconds since 1970, when the stream says so. */
  readonly pictureTime: number | undefined;
  readonly qualities: readonly Quality[];
  /** What plays now, which with `auto` may change by itself. */
  readonly quality: Quality | undefined;
  readonly auto: boolean;
  readonly muted: boolean;
  /** 0 to 1. */
  readonly volume: number;
  /** The browser let it begin only without sound; a click has to un-mute it. */
  readonly mutedByBrowser: boolean;
  /** Empty when there are none. */
  readonly captions: readonly CaptionTrack[];
  readonly caption: string | undefined;
  /**
   * Why it is `idle` (`playback/not-there`) or `failed`: `playback/refused` (a token is needed, or another one),
   * `playback/full`, `playback/unreachable`, `playback/broken`.
   */
  readonly error: LiveError | undefined;
  play(): void;
  pause(): void;
  /** Plays on from the newest picture. */
  toLive(): void;
  /** By id; undefined lets the player choose. */
  setQuality(id: string | undefined): void;
  setMuted(muted: boolean): void;
  setVolume(volume: number): void;
  /** By id; undefined shows none. */
  setCaption(id: string | undefined): void;
  /** Something of the above has changed; `position`, `latency` and `pictureTime` change without being told. */
  subscribe(listener: () => void): () => void;
  onMetadata(listener: (metadata: TimedMetadata) => void): () => void;
  close(): void;
}

export interface PlayerOpen {
  readonly url: string;
  /** A playback token, for a private channel. */
  readonly token?: string | undefined;
  readonly video: HTMLVideoElement;
  /** Begins without sound, for example in a preview. */
  readonly muted?: boolean | undefined;
}

/** Plays a channel: `amazon-ivs-player`, hls.js, or the memory of a test. */
export interface Player {
  /**
   * Loads and plays. Rejects with a LiveError, `playback/unsupported` or `playback/player-missing`, when this browser
   * cannot; what happens later is state. A connection is for one try: what is `idle`, `ended` or `failed` stays so.
   */
  open(open: PlayerOpen): Promise<PlayerConnection>;
}
