import type { LiveError } from '../../engine/index.js';
import type {
  Clock, PlayerConnection, PlayerOpen, PlayerState, Quality, TimedMetadata,
} from '../../ports/index.js';
import { notThere, unreachable } from '../player/player-errors.js';
import { PlayerListeners } from '../player/player-listeners.js';

/** What is streamed, for all who watch. Times are milliseconds of the clock, `latency` is in seconds. */
export interface MemoryStream {
  readonly clock: Clock;
  readonly tells: 'nothing' | 'latency' | 'time';
  latency: number;
  startedAt: number | undefined;
  endedAt: number | undefined;
  metadata: readonly TimedMetadata[];
  stalled: boolean;
  sound: boolean;
  closed(playback: MemoryPlayback): void;
}

const QUALITIES: readonly Quality[] = [
  { id: '720p', name: '720p', width: 1280, height: 720, bitrate: 2_500_000 },
  { id: '360p', name: '360p', width: 640, height: 360, bitrate: 800_000 },
];
const CAPTIONS = [{ id: 'en', label: 'English', language: 'en' }] as const;

/** One viewer of the stream: the picture moves with the clock, and stands while paused or stalled. */
export class MemoryPlayback implements PlayerConnection {
  readonly timeline = 0;
  readonly qualities: readonly Quality[];
  readonly captions = CAPTIONS;
  state: PlayerState = 'loading';
  quality: Quality | undefined;
  auto = true;
  muted: boolean;
  volume = 1;
  mutedByBrowser = false;
  caption: string | undefined;
  error: LiveError | undefined;
  readonly #listeners = new PlayerListeners();
  readonly #startedAt: number;
  /** Where the picture stands, in seconds; undefined while it moves. */
  #stands: number | undefined;
  /** Milliseconds behind the stream, while it moves. */
  #late = 0;
  #isPaused = false;
  #isClosed = false;
  /** Position up to which metadata has been told. */
  #told: number;
  #timer: (() => void) | undefined;

  constructor(private readonly stream: MemoryStream, { muted = false }: PlayerOpen) {
    const { startedAt, endedAt, clock } = stream;
    this.#startedAt = startedAt ?? clock.now();
    this.muted = muted || !stream.sound;
    this.mutedByBrowser = !muted && !stream.sound;
    this.#stands = this.#told = Math.max(0, this.#newest - stream.latency);
    const isThere = startedAt !== undefined && endedAt === undefined;
    this.qualities = isThere ? QUALITIES : [];
    if (!isThere) {
      this.state = 'idle';
      this.error = notThere();
      return;
    }
    this.quality = QUALITIES[0];
    this.#timer = clock.after(0, () => this.update());
  }

  readonly subscribe: PlayerConnection['subscribe'] = (listener) => this.#listeners.subscribe(listener);
  readonly onMetadata: PlayerConnection['onMetadata'] = (listener) => this.#listeners.onMetadata(listener);

  get position(): number {
    return this.#stands ?? Math.max(0, (this.stream.clock.now() - this.#startedAt - this.#late) / 1000);
  }
  get latency(): number | undefined {
    return this.stream.tells === 'latency' && this.#isThere ? this.#newest - this.position : undefined;
  }
  get pictureTime(): number | undefined {
    return this.stream.tells === 'time' && this.#isThere ? this.#startedAt + this.position * 1000 : undefined;
  }

  play(): void {
    this.#isPaused = false;
    this.update();
  }

  pause(): void {
    this.#isPaused = true;
    this.update();
  }

  toLive(): void {
    if (!this.#isThere || this.#isClosed) return;
    this.#stands = Math.max(this.position, this.#newest - this.stream.latency);
    this.#told = this.#stands;
    this.play();
  }

  setQuality(id: string | undefined): void {
    if (this.#isClosed) return;
    this.auto = id === undefined;
    this.quality = QUALITIES.find((one) => one.id === id) ?? QUALITIES[0];
    this.#listeners.changed();
  }

  setMuted(muted: boolean): void {
    if (this.#isClosed) return;
    this.muted = muted;
    if (!muted) this.mutedByBrowser = false;
    this.#listeners.changed();
  }

  setVolume(volume: number): void {
    if (this.#isClosed) return;
    this.volume = Math.min(1, Math.max(0, volume));
    this.#listeners.changed();
  }

  setCaption(id: string | undefined): void {
    if (this.#isClosed) return;
    this.caption = CAPTIONS.find((one) => one.id === id)?.id;
    this.#listeners.changed();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#stand();
    this.#isClosed = true;
    this.#timer?.();
    this.#listeners.clear();
    this.stream.closed(this);
  }

  break(): void {
    if (this.#isClosed || !this.#isThere) return;
    this.#stand();
    this.#timer?.();
    this.error = unreachable();
    this.#is('failed');
  }

  /** Brings the picture to where it is by now, tells what it has passed, and sets the timer for what is next. */
  update(): void {
    if (this.#isClosed || !this.#isThere) return;
    this.#timer?.();
    this.#timer = undefined;
    const { stalled, metadata, endedAt, clock } = this.stream;
    const end = endedAt === undefined ? Infinity : (endedAt - this.#startedAt) / 1000;
    const reached = metadata.filter(({ position }) => position >= this.#told && position <= this.position);
    if (reached.length > 0) this.#told = reached.at(-1)!.position + 1e-9;
    if (this.#isPaused || stalled) {
      this.#stand();
      this.#is(this.#isPaused ? 'paused' : 'buffering');
    } else if (this.position >= end) {
      this.#stands = end;
      this.#is('ended');
    } else {
      this.#move();
      const next = Math.min(end, ...metadata.filter(({ position }) => position >= this.#told).map(({ position }) => position));
      // A millisecond more, so that rounding does not bring it here too early.
      if (next < Infinity) this.#timer = clock.after((next - this.position) * 1000 + 1, () => this.update());
      this.#is('playing');
    }
    for (const one of reached) this.#listeners.metadata(one);
  }

  /** Seconds of the stream that there are. */
  get #newest(): number {
    return ((this.stream.endedAt ?? this.stream.clock.now()) - this.#startedAt) / 1000;
  }
  get #isThere(): boolean {
    return this.state !== 'idle' && this.state !== 'ended' && this.state !== 'failed';
  }

  #stand(): void {
    this.#stands ??= this.position;
  }

  #move(): void {
    if (this.#stands === undefined) return;
    this.#late = this.stream.clock.now() - this.#startedAt - this.#stands * 1000;
    this.#stands = undefined;
  }

  #is(state: PlayerState): void {
    if (this.state === state) return;
    this.state = state;
    this.#listeners.changed();
  }
}
