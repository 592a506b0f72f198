import type { LiveError } from '../../engine/live-error.js';
import type { CaptionTrack, PlayerConnection, PlayerState, Quality } from '../../ports/index.js';
import { PlayerListeners } from '../player/player-listeners.js';
import { CaptionTracks } from './caption-tracks.js';
import { MetadataTracks } from './metadata-tracks.js';
import type { StreamTold, VideoStream } from './stream.js';

/** One stream in a `<video>`, by what the element itself tells. */
export class VideoConnection implements PlayerConnection {
  /** The element counts on through pauses. */
  readonly timeline = 0;
  readonly #listeners = new PlayerListeners();
  readonly #stream: VideoStream;
  readonly #metadata: MetadataTracks;
  readonly #captions: CaptionTracks;
  readonly #forget: (() => void)[] = [];
  #state: PlayerState = 'loading';
  #error: LiveError | undefined;
  #isClosed = false;
  #hasPlayed = false;
  #mutedByBrowser = false;
  /** Nothing more comes: it ends when what is loaded has been shown. */
  #isGone = false;
  /** Where the picture was when the video was let go. */
  #last = 0;

  constructor(
    private readonly video: HTMLVideoElement, begin: (told: StreamTold) => VideoStream, muted: boolean | undefined,
  ) {
    if (muted) video.muted = true;
    this.#metadata = new MetadataTracks(video.textTracks, (told) => this.#listeners.metadata(told));
    this.#captions = new CaptionTracks(video.textTracks, () => this.#listeners.changed());
    this.#listen();
    this.#stream = begin({ changed: () => this.#listeners.changed(), failed: (error) => this.#fails(error) });
    this.play();
  }

  readonly subscribe: PlayerConnection['subscribe'] = (listener) => this.#listeners.subscribe(listener);
  readonly onMetadata: PlayerConnection['onMetadata'] = (listener) => this.#listeners.onMetadata(listener);

  get state(): PlayerState {
    return this.#state;
  }
  get position(): number {
    return this.#isClosed ? this.#last : this.video.currentTime;
  }
  get latency(): number | undefined {
    return this.#hasPlayed ? this.#stream.latency : undefined;
  }
  get pictureTime(): number | undefined {
    return this.#hasPlayed ? this.#stream.pictureTime : undefined;
  }
  get qualities(): readonly Quality[] {
    return this.#stream.qualities;
  }
  get quality(): Quality | undefined {
    return this.#stream.quality;
  }
  get auto(): boolean {
    return this.#stream.auto;
  }
  get muted(): boolean {
    return this.video.muted;
  }
  get volume(): number {
    return this.video.volume;
  }
  get mutedByBrowser(): boolean {
    return this.#mutedByBrowser;
  }
  get captions(): readonly CaptionTrack[] {
    return this.#captions.list;
  }
  get caption(): string | undefined {
    return this.#captions.shown;
  }
  get error(): LiveError | undefined {
    return this.#error;
  }

  play(): void {
    if (this.#canGoOn) void this.video.play().catch((error: unknown) => this.#refused(error));
  }

  pause(): void {
    if (this.#canGoOn) this.video.pause();
  }

  toLive(): void {
    if (!this.#canGoOn) return;
    const { livePosition } = this.#stream;
    if (livePosition !== undefined && livePosition > this.video.currentTime) this.video.currentTime = livePosition;
    this.play();
  }

  setQuality(id: string | undefined): void {
    if (this.#isClosed) return;
    this.#stream.setQuality(id);
    this.#listeners.changed();
  }

  setMuted(muted: boolean): void {
    if (this.#isClosed) return;
    if (!muted) this.#mutedByBrowser = false;
    this.video.muted = muted;
    this.#listeners.changed();
  }

  setVolume(volume: number): void {
    if (!this.#isClosed) this.video.volume = Math.min(1, Math.max(0, volume));
  }

  setCaption(id: string | undefined): void {
    if (!this.#isClosed) this.#captions.show(id);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#last = this.video.currentTime;
    this.#isClosed = true;
    this.#listeners.clear();
    for (const forget of this.#forget.splice(0)) forget();
    this.#metadata.close();
    this.#captions.close();
    this.#stream.close();
  }

  get #canGoOn(): boolean {
    return !this.#isClosed && !this.#error && this.#state !== 'ended';
  }

  #listen(): void {
    this.#on('playing', () => {
      this.#hasPlayed = true;
      this.#is('playing');
    });
    this.#on('play', () => this.#waits());
    this.#on('waiting', () => this.#waits());
    // At the end, and when an element is taken over from an earlier stream, a pause is nobody's wish.
    this.#on('pause', () => { if (this.#hasPlayed && !this.video.ended) this.#is('paused'); });
    this.#on('ended', () => this.#is('ended'));
    this.#on('volumechange', () => this.#listeners.changed());
  }

  #on(event: keyof HTMLMediaElementEventMap, listener: () => void): void {
    this.video.addEventListener(event, listener);
    this.#forget.push(() => this.video.removeEventListener(event, listener));
  }

  #waits(): void {
    if (this.#isGone) return this.#is('ended');
    if (!this.video.paused) this.#is(this.#hasPlayed ? 'buffering' : 'loading');
  }

  /** The browser wants a click first, for sound or for anything. Another refusal is that the stream is not there yet. */
  #refused(error: unknown): void {
    if (this.#isClosed || (error as DOMException).name !== 'NotAllowedError') return;
    if (this.video.muted) return this.#is('paused');
    this.#mutedByBrowser = true;
    this.video.muted = true;
    this.play();
  }

  /** What is not there any more has come to its end. */
  #fails(error: LiveError): void {
    const isGone = error.code === 'playback/not-there';
    if (isGone && this.#hasPlayed) {
      this.#isGone = true;
      if (this.#state === 'buffering') this.#is('ended');
      return;
    }
    this.#error = error;
    this.#is(isGone ? 'idle' : 'failed');
  }

  #is(state: PlayerState): void {
    if (this.#isClosed || this.#state === 'ended' || this.#state === 'failed' || this.#state === 'idle') return;
    this.#state = state;
    this.#listeners.changed();
  }
}
