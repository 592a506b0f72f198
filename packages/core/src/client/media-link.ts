import { LiveError } from '../engine/live-error.js';
import type { Clock, SlotKind, StageChange, StageConnection, StageMedia, StageToken } from '../ports/index.js';
import { retryDelay } from './backoff.js';
import type { StageTokens } from './contract.js';
import { connectionLost, sentAway } from './media-errors.js';

type Tracks = Parameters<StageConnection['publish']>[0];

/** What a connection to the media room should be: undefined for none. */
export interface Aim {
  readonly kind: SlotKind | 'view';
  readonly person: string;
  /** What to publish; nothing is, while `kind` is `view`. */
  readonly tracks: Tracks;
  readonly muted: boolean;
}

export interface MediaLinkOptions {
  readonly media: StageMedia;
  readonly tokens: StageTokens;
  readonly clock: Clock;
  /** The server's time: milliseconds. */
  readonly serverNow: () => number;
  readonly changed: () => void;
  /** A text came in a publisher's picture. */
  readonly cue?: (text: string) => void;
}

interface Open {
  readonly connection: StageConnection;
  readonly forget: () => void;
  kind: Aim['kind'];
  token: StageToken;
  tracks: Tracks;
  /** The token runs out soon. */
  stale: boolean;
}

const NOTHING: Tracks = {};
/** Before its end a token is exchanged for a fresh one, in milliseconds; of a shorter life, after three quarters. */
const RENEWAL = 60_000;
/** A failure this long after the last one begins a new row of tries, in milliseconds. */
const CALM = 60_000;

/**
 * Brings one connection to the media room to where it should be, one step after the other: whatever is asked in the
 * meantime is looked at when the step under way is done, so there are never two exchanges at once.
 */
export class MediaLink {
  #aim: Aim | undefined;
  #open: Open | undefined;
  #audioOnly = false;
  #error: LiveError | undefined;
  /** The room has sent us away for good: nothing is tried until something else is asked. */
  #isFinal = false;
  #hasBeenOpen = false;
  #run: Promise<void> | undefined;
  #tries = 0;
  #failedAt = -Infinity;
  #waiting: (() => void) | undefined;
  #renewal: (() => void) | undefined;

  constructor(private readonly options: MediaLinkOptions) {}

  get connection(): StageConnection | undefined {
    return this.#open?.connection;
  }
  get error(): LiveError | undefined {
    return this.#error;
  }
  get state(): StageConnection['state'] | 'off' {
    if (this.#open) return this.#open.connection.state;
    if (!this.#aim) return 'off';
    if (this.#isFinal) return 'left';
    return this.#hasBeenOpen ? 'reconnecting' : 'connecting';
  }

  aim(aim: Aim | undefined): void {
    if (aim?.kind !== this.#aim?.kind) {
      this.#isFinal = false;
      this.#error = undefined;
      this.#wake();
    }
    if (!aim) this.#hasBeenOpen = false;
    this.#aim = aim;
    const open = this.#open;
    if (open && aim) open.connection.setMuted('microphone', aim.muted);
    if (open && aim?.kind !== open.kind) this.#silence(open);
    this.#start();
  }

  setAudioOnly(on: boolean): void {
    this.#audioOnly = on;
    this.#open?.connection.setAudioOnly(on);
  }

  /** Leaves, and resolves when that is done. */
  async close(): Promise<void> {
    this.aim(undefined);
    await this.#run;
  }

  /** Off the air at once, whatever a step under way still waits for. */
  #silence(open: Open): void {
    if (open.tracks === NOTHING) return;
    open.tracks = NOTHING;
    void open.connection.publish(NOTHING).catch(() => undefined);
  }

  #start(): void {
    // Not before the next turn: the first step may tell listeners who call this again.
    this.#run ??= Promise.resolve().then(() => this.#steps()).finally(() => {
      this.#run = undefined;
      // Something may have been asked between the last look and now.
      if (this.#next()) this.#start();
    });
  }

  async #steps(): Promise<void> {
    for (let step = this.#next(); step; step = this.#next()) {
      try {
        await step();
      } catch (error) {
        this.#failed(error);
      }
      this.options.changed();
    }
  }

  #next(): (() => Promise<void>) | undefined {
    const [aim, open] = [this.#aim, this.#open];
    if (!aim) return open && (() => this.#leave(open));
    if (!open) return this.#waiting || this.#isFinal ? undefined : () => this.#enter(aim);
    const tracks = aim.kind === open.kind ? aim.tracks : NOTHING;
    const { audio, video } = open.tracks;
    if (tracks.audio !== audio || tracks.video !== video) return () => this.#publish(open, tracks);
    const canExchange = open.connection.state === 'connected' && !this.#waiting;
    return canExchange && (open.stale || aim.kind !== open.kind) ? () => this.#exchange(open, aim) : undefined;
  }

  async #enter({ kind }: Aim): Promise<void> {
    const token = await this.options.tokens.get(kind);
    await this.#join(kind, token);
  }

  async #join(kind: Aim['kind'], token: StageToken): Promise<void> {
    // It was for something that is not wanted any more.
    if (this.#aim?.kind !== kind) return;
    const { person } = this.#aim;
    const connection = await this.options.media.open({ token, person, publishOnly: kind === 'screen' });
    const open: Open = {
      connection, kind, token, tracks: NOTHING, stale: false,
      forget: connection.subscribe((change) => this.#heard(open, change)),
    };
    if (connection.state === 'left') throw connectionLost();
    this.#open = open;
    this.#hasBeenOpen = true;
    this.#error = undefined;
    if (this.#audioOnly) connection.setAudioOnly(true);
    this.#holds(open, token);
  }

  async #publish(open: Open, tracks: Tracks): Promise<void> {
    // First, so that a connection that refuses is not asked without end.
    open.tracks = tracks;
    if (this.#aim) open.connection.setMuted('microphone', this.#aim.muted);
    await open.connection.publish(tracks);
    if (this.#aim) open.connection.setMuted('microphone', this.#aim.muted);
  }

  async #exchange(open: Open, { kind }: Aim): Promise<void> {
    const token = await this.options.tokens.get(kind, open.token.participant);
    if (this.#aim?.kind !== kind || this.#open !== open) return;
    if (token.participant !== open.token.participant) {
      // A server without a key of its own cannot have tokens exchanged in place.
      await this.#leave(open);
      return this.#join(kind, token);
    }
    try {
      await open.connection.exchange(token);
    } catch (error) {
      if (this.#open === open) await this.#leave(open);
      throw error;
    }
    open.kind = kind;
    this.#error = undefined;
    this.#holds(open, token);
  }

  async #leave(open: Open): Promise<void> {
    this.#drop(open);
    await open.connection.leave();
  }

  #drop(open: Open): void {
    if (this.#open !== open) return;
    open.forget();
    this.#renewal?.();
    this.#open = undefined;
  }

  #holds(open: Open, token: StageToken): void {
    open.token = token;
    open.stale = false;
    this.#renewal?.();
    if (token.expiresAt === undefined) return;
    const left = token.expiresAt - this.options.serverNow();
    this.#renewal = this.options.clock.after(Math.max(left / 4, left - RENEWAL, 1000), () => {
      open.stale = true;
      this.#start();
    });
  }

  #heard(open: Open, change: StageChange): void {
    if (this.#open !== open) return;
    if (change.type === 'cue') return this.options.cue?.(change.text);
    if (change.type === 'error') this.#error = change.error;
    if (change.type === 'left') {
      this.#drop(open);
      if (change.reason === 'failed' || change.reason === 'left') this.#failed(connectionLost());
      else {
        this.#isFinal = true;
        this.#error = sentAway(change.reason);
      }
    }
    this.options.changed();
    this.#start();
  }

  #failed(error: unknown): void {
    const { clock } = this.options;
    this.#error = error instanceof LiveError ? error : connectionLost(error);
    if (!this.#aim || this.#waiting) return;
    if (clock.now() - this.#failedAt > CALM) this.#tries = 0;
    this.#failedAt = clock.now();
    this.#waiting = clock.after(retryDelay(this.#tries++, clock.random()), () => {
      this.#waiting = undefined;
      this.#start();
    });
  }

  /** Tries at once what waits for its time. */
  #wake(): void {
    this.#waiting?.();
    this.#waiting = undefined;
    this.#tries = 0;
  }
}
