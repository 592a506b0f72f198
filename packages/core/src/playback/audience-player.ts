import { OwnedStore } from '../client/store.js';
import type { LiveEvent, Store } from '../client/contract.js';
import { decodeCue } from '../overlays/cue.js';
import { systemClock, type Clock, type Player, type PlayerConnection, type TimedMetadata } from '../ports/index.js';
import { ChannelLink, type PlaybackTokens } from './channel-link.js';
import type { AudiencePlayer, AudiencePlayerState } from './contract.js';
import { onPictureInPicture, pictureInPictureOf, togglePictureInPicture } from './picture-in-picture.js';
import { PictureClock, type PictureReading } from './picture-clock.js';
import { channelOf, type PlayedChannel } from './played-channel.js';

interface CommonOptions {
  readonly player: Player;
  /** For private channels. A rejection that is `denied` is final until `play` is called. */
  readonly tokens?: PlaybackTokens;
  /** The system's clock unless told. */
  readonly clock?: Clock;
  /** Begins without sound. */
  readonly muted?: boolean;
}
export type AudiencePlayerOptions = CommonOptions & (
  /** Plays the event's channel. */
  | { readonly event: LiveEvent; readonly channel?: never; readonly serverNow?: never }
  /** Plays a channel without an event. `serverNow` is the server's time, the local one unless told. */
  | { readonly channel: Store<PlayedChannel | undefined>; readonly serverNow?: () => number; readonly event?: never }
);

/** Seconds behind live from when on "back to live" makes sense. */
const BEHIND = 12;
/** How often the latency that is shown is looked at, in milliseconds. */
const LOOK = 2_000;

/**
 * The channel of an event as one viewer watches it (S2.6, S3.5). Plays into the element that is attached, while
 * something is streamed: opens it when the channel goes live, again when it comes back or the network does, and lets the
 * end play out when the channel goes offline.
 */
export function createAudiencePlayer(options: AudiencePlayerOptions): AudiencePlayer {
  return new ChannelPlayer(options);
}

class ChannelPlayer implements AudiencePlayer {
  readonly #clock: Clock;
  readonly #serverNow: () => number;
  readonly #channel: Store<PlayedChannel | undefined>;
  readonly #link: ChannelLink;
  readonly #pictureClock = new PictureClock();
  readonly #metadata = new Set<(metadata: TimedMetadata) => void>();
  readonly #store: OwnedStore<AudiencePlayerState>;
  readonly #forgetChannel: () => void;
  #video: HTMLVideoElement | undefined;
  #forgetVideo: (() => void) | undefined;
  #muted: boolean;
  #volume = 1;
  #rebuffers = 0;
  #hasPlayed = false;
  #wasPlaying = false;
  /** The viewer has asked for what makes it load. */
  #excused = false;
  #look: (() => void) | undefined;

  constructor(options: AudiencePlayerOptions) {
    const { player, tokens, clock = systemClock, muted = false, event } = options;
    this.#clock = clock;
    this.#serverNow = event ? () => event.now() : (options.serverNow ?? (() => clock.now()));
    this.#channel = event ? channelOf(event) : options.channel;
    this.#muted = muted;
    this.#link = new ChannelLink({
      player, tokens, clock,
      prepare: () => ({ muted: this.#muted }),
      opened: (connection) => this.#opened(connection),
      changed: () => this.#show(),
    });
    const store = (this.#store = new OwnedStore(this.#current()));
    this.getState = store.getState;
    this.subscribe = store.subscribe;
    this.#forgetChannel = this.#channel.subscribe(() => this.#aim());
  }

  readonly getState: AudiencePlayer['getState'];
  readonly subscribe: AudiencePlayer['subscribe'];

  attach(video: HTMLVideoElement | undefined): void {
    if (video === this.#video) return;
    this.#forgetVideo?.();
    this.#video = video;
    this.#forgetVideo = video && onPictureInPicture(video, () => this.#show());
    this.#aim();
  }

  /** After a failure it is tried again at once. */
  play(): void {
    this.#link.hold(false);
    this.#link.connection?.play();
  }

  pause(): void {
    this.#link.hold(true);
    this.#link.connection?.pause();
  }

  toLive(): void {
    this.#excused = true;
    this.#link.hold(false);
    this.#link.connection?.toLive();
  }

  setQuality(id: string | undefined): void {
    this.#link.connection?.setQuality(id);
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#link.connection?.setMuted(muted);
    this.#show();
  }

  setVolume(volume: number): void {
    this.#volume = Math.min(1, Math.max(0, volume));
    this.#link.connection?.setVolume(this.#volume);
    this.#show();
  }

  setCaption(id: string | undefined): void {
    this.#link.connection?.setCaption(id);
  }

  togglePictureInPicture(): Promise<void> {
    return togglePictureInPicture(this.#video);
  }

  pictureTime(): number | undefined {
    const { connection } = this.#link;
    return connection && this.#hasPlayed ? this.#pictureClock.read(this.#reading(connection)) : undefined;
  }

  onMetadata(listener: (metadata: TimedMetadata) => void): () => void {
    const tell = (metadata: TimedMetadata) => listener(metadata);
    this.#metadata.add(tell);
    return () => void this.#metadata.delete(tell);
  }

  close(): void {
    this.#forgetChannel();
    this.#forgetVideo?.();
    this.#video = undefined;
    this.#link.close();
    this.#metadata.clear();
  }

  #aim(): void {
    const channel = this.#channel.getState();
    this.#link.aim(this.#video, channel);
    // Whoever paused the last stream has not paused the next one.
    if (channel?.state === 'offline') this.#link.hold(false);
  }

  #opened(connection: PlayerConnection): () => void {
    this.#hasPlayed = this.#wasPlaying = this.#excused = false;
    this.#pictureClock.reset();
    connection.setVolume(this.#volume);
    const forget = connection.onMetadata((metadata) => this.#heard(connection, metadata));
    return () => {
      forget();
      this.#hasPlayed = false;
    };
  }

  #heard(connection: PlayerConnection, metadata: TimedMetadata): void {
    const cue = decodeCue(metadata.text);
    if (cue) {
      this.#pictureClock.cue('at' in cue ? cue.at : cue.endedAt, metadata.position, this.#reading(connection));
      this.#show();
    }
    for (const tell of [...this.#metadata]) tell(metadata);
  }

  #reading({ position, timeline, state, pictureTime, latency }: PlayerConnection): PictureReading {
    return { now: this.#serverNow(), position, timeline, moving: state === 'playing', pictureTime, latency };
  }

  #show(): void {
    // The first call comes while the parts are being put together.
    if (!this.#store) return;
    this.#count();
    this.#store.set(this.#current());
    this.#look?.();
    const moves = this.#link.connection?.state === 'playing';
    this.#look = moves ? this.#clock.after(LOOK, () => this.#show()) : undefined;
  }

  #count(): void {
    const state = this.#link.connection?.state;
    if (state === 'buffering' && this.#wasPlaying && !this.#excused) this.#rebuffers++;
    if (state === 'playing') {
      this.#hasPlayed = true;
      this.#excused = false;
    }
    this.#wasPlaying = state === 'playing';
  }

  #current(): AudiencePlayerState {
    const { connection, error } = this.#link;
    const status = this.#channel.getState() ? this.#link.status : 'none';
    const latency = this.#latency();
    const isPaused = status === 'paused' && connection !== undefined;
    return {
      status,
      qualities: this.#same('qualities', connection?.qualities ?? []),
      quality: this.#same('quality', connection?.quality),
      auto: connection?.auto ?? true,
      muted: connection?.muted ?? this.#muted,
      volume: connection?.volume ?? this.#volume,
      mutedByBrowser: connection?.mutedByBrowser ?? false,
      captions: this.#same('captions', connection?.captions ?? []),
      caption: connection?.caption,
      latency,
      behindLive: isPaused || (latency !== undefined && latency > BEHIND),
      pictureInPicture: pictureInPictureOf(this.#video),
      rebuffers: this.#rebuffers,
      error: status === 'none' || status === 'offline' ? undefined : error,
    };
  }

  /** What the player tells, or else what its cues and dates have shown. Of a picture that stands: how late it was. */
  #latency(): number | undefined {
    const { connection } = this.#link;
    if (!connection || !this.#hasPlayed) return undefined;
    if (connection.state !== 'playing') return this.#store.getState().latency;
    const time = this.pictureTime();
    const seconds = connection.latency ?? (time !== undefined && this.#pictureClock.isKnown ? (this.#serverNow() - time) / 1000 : undefined);
    return seconds === undefined ? undefined : Math.round(Math.max(0, seconds) * 10) / 10;
  }

  /** Players make these anew each time they are asked. */
  #same<Field extends 'qualities' | 'quality' | 'captions'>(field: Field, value: AudiencePlayerState[Field]): AudiencePlayerState[Field] {
    const before = this.#store?.getState()[field];
    return before !== undefined && JSON.stringify(before) === JSON.stringify(value) ? before : value;
  }
}
