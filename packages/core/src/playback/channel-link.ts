import { retryDelay } from '../client/backoff.js';
import { LiveError } from '../engine/live-error.js';
import type { Clock, Player, PlayerConnection, PlayerState } from '../ports/index.js';
import type { PlayedChannel } from './played-channel.js';

/** Where playback tokens of a private channel come from. */
export interface PlaybackTokens {
  get(): Promise<string>;
}

export interface ChannelLinkOptions {
  readonly player: Player;
  readonly tokens: PlaybackTokens | undefined;
  readonly clock: Clock;
  /** What a new connection begins with. */
  readonly prepare: () => { readonly muted: boolean };
  /** There is another connection; a clean-up for when it goes. */
  readonly opened: (connection: PlayerConnection) => () => void;
  readonly changed: () => void;
}

/** What is to be played, and where. */
interface Aim {
  readonly video: HTMLVideoElement;
  readonly channel: PlayedChannel;
}

/** After the channel has gone offline, what is loaded may still play on for this long, in milliseconds. */
const LINGER = 30_000;
/**
 * After an end the channel is left alone for so long, in milliseconds: its playlist may still be there and would begin
 * again, and the news that it is offline take a moment.
 */
const AFTER_END = 10_000;
/** A picture that moved for so long was a good one: the next failure begins a new row of tries. Milliseconds. */
const CALM = 10_000;

/**
 * Keeps one connection to a channel while something is streamed to it: opens it, opens it again with a growing wait
 * when it ends or fails, lets it play out when the channel goes offline.
 */
export class ChannelLink {
  #aim: Aim | undefined;
  #held = false;
  #open: { readonly aim: Aim; readonly connection: PlayerConnection; readonly forget: () => void } | undefined;
  /** Counts what was begun: what comes late of an earlier attempt is closed. */
  #attempt = 0;
  #isOpening = false;
  #outcome: { readonly status: PlayerState; readonly error: LiveError | undefined } = { status: 'idle', error: undefined };
  #isFinal = false;
  #tries = 0;
  #playingSince: number | undefined;
  #waiting: (() => void) | undefined;
  #lingering: (() => void) | undefined;

  constructor(private readonly options: ChannelLinkOptions) {}

  get connection(): PlayerConnection | undefined {
    return this.#open?.connection;
  }
  get error(): LiveError | undefined {
    return this.#open?.connection.error ?? this.#outcome.error;
  }
  get status(): PlayerState | 'offline' | 'none' {
    const { connection } = this;
    if (!this.#aim) return connection ? connection.state : 'idle';
    // A stream that is not there yet is asked for again and again: that is no news.
    const wasIdle = this.#outcome.status === 'idle' && this.#outcome.error !== undefined;
    if (connection) return connection.state === 'loading' && wasIdle ? 'idle' : connection.state;
    if (this.#aim.channel.state === 'offline') return 'offline';
    if (this.#held) return 'paused';
    return this.#isOpening && !wasIdle ? 'loading' : this.#outcome.status;
  }

  aim(video: HTMLVideoElement | undefined, channel: PlayedChannel | undefined): void {
    const before = this.#aim;
    this.#aim = video && channel ? { video, channel } : undefined;
    const isOther = before?.channel.stream !== channel?.stream || before?.channel.url !== channel?.url
      || (before?.channel.state === 'offline' && channel?.state !== 'offline') || before?.video !== video;
    if (isOther) this.#forgive();
    this.update();
  }

  /** Nothing is opened while it is held: the viewer has paused. */
  hold(on: boolean): void {
    this.#held = on;
    if (!on && !this.#open) this.#forgive();
    this.update();
  }

  close(): void {
    this.aim(undefined, undefined);
  }

  update(): void {
    const [aim, open] = [this.#aim, this.#open];
    if (open && (!aim || aim.video !== open.aim.video || aim.channel.url !== open.aim.channel.url)) this.#drop();
    else if (open) this.#watch(open.connection, open.aim);
    if (!aim || aim.channel.state === 'offline') {
      this.#attempt++;
      this.#isOpening = false;
      this.#cancelWait();
    } else if (!this.#open && !this.#isOpening && !this.#waiting && !this.#isFinal && !this.#held) void this.#begin(aim);
    this.options.changed();
  }

  #watch({ state, error }: PlayerConnection, { channel }: Aim): void {
    const { clock } = this.options;
    const isOffline = this.#aim?.channel.state === 'offline';
    if (state === 'playing') {
      this.#playingSince ??= clock.now();
      this.#outcome = { status: 'loading', error: undefined };
    }
    const isOver = state === 'ended' || state === 'failed' || state === 'idle';
    if (!isOver && !isOffline) {
      this.#lingering?.();
      this.#lingering = undefined;
    } else if (!isOver && state === 'playing') {
      this.#lingering ??= clock.after(LINGER, () => this.#leave());
    } else {
      this.#outcome = { status: isOver ? state : 'ended', error };
      this.#drop();
      if (isOffline) return;
      // The next stream may be there before the last one has been seen to its end.
      const isNext = channel.stream !== this.#aim?.channel.stream;
      this.#wait(state === 'ended' && !isNext ? AFTER_END : 0);
    }
  }

  #leave(): void {
    this.#drop();
    this.update();
  }

  async #begin(aim: Aim): Promise<void> {
    const attempt = ++this.#attempt;
    const { player, tokens, prepare, opened } = this.options;
    this.#isOpening = true;
    const { video, channel: { url, isPrivate } } = aim;
    const isCurrent = () => attempt === this.#attempt;
    try {
      const token = isPrivate ? await tokens?.get() : undefined;
      if (!isCurrent()) return;
      const connection = await player.open({ url, token, video, ...prepare() });
      if (!isCurrent()) return connection.close();
      const forgetChanges = connection.subscribe(() => this.update());
      const forget = opened(connection);
      this.#open = { aim, connection, forget: () => { forgetChanges(); forget(); } };
    } catch (error) {
      if (!isCurrent()) return;
      this.#failed(error);
    }
    this.#isOpening = false;
    this.update();
  }

  #failed(cause: unknown): void {
    const error = cause instanceof LiveError ? cause
      : new LiveError('playback/failed', 'The stream could not be opened.', 'It is tried again.');
    if (error !== cause) error.cause = cause;
    this.#outcome = { status: 'failed', error };
    // Another try would have the same answer.
    this.#isFinal = error.code === 'playback/unsupported' || (error.kind === 'denied' && error.code !== 'playback/refused');
    if (!this.#isFinal) this.#wait();
  }

  #wait(atLeast = 0): void {
    const { clock } = this.options;
    if (this.#playingSince !== undefined && clock.now() - this.#playingSince > CALM) this.#tries = 0;
    this.#playingSince = undefined;
    this.#cancelWait();
    const wait = Math.max(atLeast, retryDelay(this.#tries++, clock.random()));
    this.#waiting = clock.after(wait, () => {
      this.#waiting = undefined;
      this.update();
    });
  }

  /** Whatever went before, the next try is the first. */
  #forgive(): void {
    this.#isFinal = false;
    this.#tries = 0;
    this.#cancelWait();
  }

  #cancelWait(): void {
    this.#waiting?.();
    this.#waiting = undefined;
  }

  #drop(): void {
    this.#lingering?.();
    this.#lingering = undefined;
    const open = this.#open;
    this.#open = undefined;
    open?.forget();
    open?.connection.close();
  }
}
