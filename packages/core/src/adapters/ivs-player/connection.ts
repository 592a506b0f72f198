import type { LiveError } from '../../engine/live-error.js';
import type { CaptionTrack, PlayerConnection, PlayerOpen, PlayerState, Quality } from '../../ports/index.js';
import { PlayerListeners } from '../player/player-listeners.js';
import { withToken } from '../player/playback-token.js';
import { CaptionsOnVideo } from './caption-track.js';
import { playerError } from './errors.js';
import type { MediaPlayer, PlayerError, Quality as SdkQuality, Sdk } from './sdk.js';

/** One stream in one player of the SDK. */
export class IvsPlayerConnection implements PlayerConnection {
  readonly #listeners = new PlayerListeners();
  readonly #url: string;
  readonly #captions: CaptionsOnVideo;
  readonly #video: HTMLVideoElement;
  #state: PlayerState = 'loading';
  #error: LiveError | undefined;
  #isClosed = false;
  #hasPlayed = false;
  #wantsToPlay = true;
  #mutedByBrowser = false;
  #timeline = 0;
  /** The SDK has joined the stream anew, and counts from zero when it plays. */
  #hasJoined = false;
  /** Where the picture stands while the SDK, which forgets the stream in a pause, does not know. */
  #held: number | undefined = 0;
  /** The SDK tells the time of the picture once a second; its position tells what has passed since. */
  #synced: { readonly time: number; readonly position: number } | undefined;

  constructor(sdk: Sdk, private readonly player: MediaPlayer, { url, token, video, muted }: PlayerOpen) {
    this.#url = withToken(url, token);
    this.#video = video;
    this.#captions = new CaptionsOnVideo(video);
    player.attachHTMLVideoElement(video);
    this.#listen(sdk);
    if (muted) player.setMuted(true);
    player.setAutoplay(true);
    player.load(this.#url);
  }

  readonly subscribe: PlayerConnection['subscribe'] = (listener) => this.#listeners.subscribe(listener);
  readonly onMetadata: PlayerConnection['onMetadata'] = (listener) => this.#listeners.onMetadata(listener);

  get state(): PlayerState {
    return this.#state;
  }
  get position(): number {
    return this.#held ?? this.player.getPosition();
  }
  get timeline(): number {
    return this.#timeline;
  }
  get latency(): number | undefined {
    return this.#hasPlayed && !this.#isClosed ? this.player.getLiveLatency() || undefined : undefined;
  }
  get pictureTime(): number | undefined {
    return this.#synced && this.#synced.time + (this.position - this.#synced.position) * 1000;
  }
  get qualities(): readonly Quality[] {
    return this.#isClosed ? [] : this.player.getQualities().map(quality);
  }
  get quality(): Quality | undefined {
    const playing = this.#isClosed ? undefined : this.player.getQuality();
    // Before anything plays, and on iPhones always, it is one without a name.
    return playing?.name ? quality(playing) : undefined;
  }
  get auto(): boolean {
    return this.#isClosed || this.player.isAutoQualityMode();
  }
  get muted(): boolean {
    return this.#isClosed ? this.#video.muted : this.player.isMuted();
  }
  get volume(): number {
    return this.#isClosed ? this.#video.volume : this.player.getVolume();
  }
  get mutedByBrowser(): boolean {
    return this.#mutedByBrowser;
  }
  get captions(): readonly CaptionTrack[] {
    const tracks = this.#isClosed ? [] : this.player.getTextTracks();
    return tracks.map(({ id, label, languageTag }) => ({ id, label, language: languageTag }));
  }
  get caption(): string | undefined {
    return this.#isClosed ? undefined : this.player.getTextTrack()?.id;
  }
  get error(): LiveError | undefined {
    return this.#error;
  }

  play(): void {
    if (!this.#canGoOn) return;
    this.#wantsToPlay = true;
    this.player.play();
  }

  pause(): void {
    if (!this.#canGoOn) return;
    this.#hold();
    this.#wantsToPlay = false;
    this.player.pause();
  }

  /** After a pause the SDK joins at the newest picture anyway; otherwise it is made to, by loading anew. */
  toLive(): void {
    if (!this.#canGoOn) return;
    if (this.#state !== 'paused') {
      this.#hold();
      this.#wantsToPlay = true;
      this.player.load(this.#url);
    }
    this.play();
  }

  setQuality(id: string | undefined): void {
    if (this.#isClosed) return;
    const wanted = this.player.getQualities().find((one) => qualityId(one) === id);
    if (id === undefined) this.player.setAutoQualityMode(true);
    else if (wanted) this.player.setQuality(wanted);
    this.#listeners.changed();
  }

  setMuted(muted: boolean): void {
    if (this.#isClosed) return;
    if (!muted) this.#mutedByBrowser = false;
    this.player.setMuted(muted);
    this.#listeners.changed();
  }

  setVolume(volume: number): void {
    if (this.#isClosed) return;
    this.player.setVolume(volume);
    this.#listeners.changed();
  }

  setCaption(id: string | undefined): void {
    if (this.#isClosed) return;
    this.#captions.clear();
    this.player.setTextTrack(this.player.getTextTracks().find((track) => track.id === id) ?? null);
    this.#listeners.changed();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#hold();
    this.#isClosed = true;
    this.#listeners.clear();
    this.#captions.clear();
    this.player.delete();
  }

  get #canGoOn(): boolean {
    return !this.#isClosed && !this.#error && this.#state !== 'ended';
  }

  #listen({ PlayerEventType: On, PlayerState: State }: Sdk): void {
    const { player } = this;
    player.addEventListener(State.READY, () => { this.#hasJoined = true; });
    player.addEventListener(State.BUFFERING, () => this.#is(this.#hasPlayed ? 'buffering' : 'loading'));
    player.addEventListener(State.PLAYING, () => this.#plays());
    player.addEventListener(State.ENDED, () => this.#is('ended'));
    player.addEventListener(State.IDLE, () => {
      this.#hold();
      if (this.#hasPlayed) this.#is(this.#wantsToPlay ? 'buffering' : 'paused');
    });
    player.addEventListener(On.ERROR, (error) => this.#fails(error));
    player.addEventListener(On.AUDIO_BLOCKED, () => this.#silenced());
    player.addEventListener(On.PLAYBACK_BLOCKED, () => this.#silenced());
    player.addEventListener(On.SYNC_TIME_UPDATE, (time) => {
      this.#synced = time > 0 ? { time, position: player.getPosition() } : undefined;
    });
    player.addEventListener(On.TEXT_METADATA_CUE, ({ text, startTime }) => {
      this.#listeners.metadata({ text, position: startTime });
    });
    player.addEventListener(On.TEXT_CUE, (cue) => this.#captions.show(cue));
    const changed = () => this.#listeners.changed();
    player.addEventListener(On.QUALITY_CHANGED, changed);
    player.addEventListener(On.MUTED_CHANGED, changed);
    player.addEventListener(On.VOLUME_CHANGED, changed);
    player.addEventListener(On.TEXT_TRACKS_CHANGED, changed);
    player.addEventListener(On.TEXT_TRACK_CHANGED, changed);
  }

  #plays(): void {
    if (this.#hasJoined) {
      this.#timeline++;
      this.#synced = undefined;
    }
    this.#hasJoined = false;
    this.#hasPlayed = true;
    this.#held = undefined;
    this.#is('playing');
  }

  /** Every error is final to the SDK. What is not there any more has come to its end. */
  #fails(reported: PlayerError): void {
    const error = playerError(reported);
    const isGone = error.code === 'playback/not-there';
    this.#error = isGone && this.#hasPlayed ? undefined : error;
    this.#hold();
    this.#is(!isGone ? 'failed' : this.#hasPlayed ? 'ended' : 'idle');
  }

  /** The browser wants a click first, for sound or for anything. */
  #silenced(): void {
    if (this.player.isMuted() && this.#mutedByBrowser) {
      this.#wantsToPlay = false;
      return this.#is('paused');
    }
    this.#mutedByBrowser = true;
    this.player.setMuted(true);
    this.player.play();
    this.#listeners.changed();
  }

  #hold(): void {
    this.#held ??= this.player.getPosition();
  }

  /** An end is an end: the SDK goes on to other states after it. */
  #is(state: PlayerState): void {
    if (this.#state === 'ended' || this.#state === 'failed' || this.#state === 'idle') return;
    this.#state = state;
    this.#listeners.changed();
  }
}

const qualityId = ({ name, bitrate }: SdkQuality): string => `${name} ${bitrate}`;

function quality(one: SdkQuality): Quality {
  const { name, width, height, bitrate } = one;
  return { id: qualityId(one), name, width, height, bitrate };
}
