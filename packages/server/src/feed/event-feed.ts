import type { Engine } from '@rostrum/core/engine';
import type { Clock } from '@rostrum/core/ports';
import type { Frame } from '@rostrum/core/sync';
import type { Logger } from '../logger.js';
import type { EventHost } from '../host/index.js';
import type { FeedChannel } from './channel.js';
import { FRAME_LIMITS } from './frame-limits.js';

/** One frame a second in the long run, this many at once. */
const BURST = 4;
const SECOND = 1_000;
/**
 * What can wait for so long after the last frame, by table: numbers of people, and how a vote stands. It always leaves
 * a turn for what cannot, so that an overlay does not wait for a storm of votes.
 */
const PATIENCE: Readonly<Record<string, number>> = { count: 10_000, tallies: SECOND };
/** An idle feed repeats its last frame 5 s and 10 s after it, then every 30 s: the pauses between. */
const REPEATS: readonly number[] = [5_000, 5_000];
const REPEAT_EVERY = 30_000;
const LONGEST_RETRY = 30_000;
/** A process that does not look after the event asks again after this long. */
const FOLLOW = 1_000;

export interface EventFeedOptions {
  readonly host: Pick<EventHost, 'id' | 'leads' | 'read' | 'onStored'>;
  readonly channel: FeedChannel;
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether anybody would miss a repeated frame. */
  hasAudience(): boolean;
}

/** The public view of one event to everybody, by the process that leads it: coalesced, paced, repeated when idle. */
export class EventFeed {
  readonly #unlisten: () => void;
  #left = BURST;
  #refilledAt: number;
  #sentAt = -Infinity;
  #last: Frame | undefined;
  /** Made and not sent yet: the frames after it count on it. */
  #unsent: Frame | undefined;
  #repeats = 0;
  #failures = 0;
  #isPumping = false;
  #isDirty = false;
  #closed = false;
  #cancel: () => void = () => {};
  #wakeAt = Infinity;
  /** Another process leads the event, and sends. */
  #follows: boolean;

  constructor(private readonly options: EventFeedOptions) {
    this.#refilledAt = options.clock.now();
    this.#follows = !options.host.leads;
    this.#isDirty = this.#follows;
    this.#unlisten = options.host.onStored(() => {
      this.#isDirty = true;
      if (this.#failures === 0) void this.#pump();
    });
    void this.#pump();
  }

  get isFailing(): boolean {
    return this.#failures > 0;
  }

  close(): void {
    this.#closed = true;
    this.#unlisten();
    this.#cancel();
  }

  async #pump(): Promise<void> {
    if (this.#isPumping || this.#closed) return;
    this.#isPumping = true;
    try {
      while (!this.#closed && (this.#isDirty || this.#unsent)) if (!(await this.#step())) break;
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#isPumping = false;
      if (this.#wakeAt === Infinity) this.#armRepeat();
    }
  }

  /** False when there is nothing to do now; a timer is set if there will be. */
  async #step(): Promise<boolean> {
    if (!this.options.host.leads) {
      this.#follows = true;
      return this.#wakeIn(FOLLOW);
    }
    if (this.#follows) this.#unsent = await this.options.host.read(takenOver);
    this.#follows = false;
    const wait = this.#waitFor(1);
    if (wait > 0) return this.#wakeIn(wait);
    if (!this.#unsent) {
      this.#isDirty = false;
      const made = await this.options.host.read((engine) => this.#frame(engine));
      if (typeof made === 'number') {
        this.#isDirty = true;
        return this.#wakeIn(made);
      }
      if (!made) return true;
      this.#unsent = made;
    }
    await this.options.channel.publish(this.options.host.id, this.#unsent);
    this.#sent(this.#unsent);
    return true;
  }

  /** A frame, or for how long it can wait, or nothing. */
  #frame({ publicView }: Engine): Frame | number | undefined {
    if (publicView.quiet) return undefined;
    const patience = Math.min(...[...publicView.changed].map((table) => PATIENCE[table] ?? 0));
    if (patience === 0) return publicView.frame(FRAME_LIMITS);
    const wait = Math.max(this.#sentAt + patience - this.options.clock.now(), this.#waitFor(2));
    return wait > 0 ? wait : publicView.frame(FRAME_LIMITS);
  }

  #sent(frame: Frame): void {
    if (this.#failures > 0) this.options.log.info({ event: this.options.host.id }, 'feed works again');
    this.#failures = 0;
    this.#left--;
    this.#unsent = undefined;
    this.#last = frame;
    this.#repeats = 0;
    this.#sentAt = this.options.clock.now();
  }

  #failed(error: unknown): void {
    const { host, log } = this.options;
    const wait = Math.min(LONGEST_RETRY, SECOND * 2 ** Math.min(this.#failures++, 10));
    log.warn({ err: error, event: host.id, failures: this.#failures }, 'feed failed, tried again');
    this.#wakeIn(wait);
  }

  /** Until so many turns are left. */
  #waitFor(turns: number): number {
    const now = this.options.clock.now();
    this.#left = Math.min(BURST, this.#left + Math.max(0, now - this.#refilledAt) / SECOND);
    this.#refilledAt = now;
    return this.#left >= turns ? 0 : Math.ceil((turns - this.#left) * SECOND);
  }

  #wakeIn(milliseconds: number): false {
    this.#cancel();
    if (this.#closed) return false;
    this.#wakeAt = this.options.clock.now() + milliseconds;
    this.#cancel = this.options.clock.after(milliseconds, () => {
      this.#wakeAt = Infinity;
      void this.#pump();
    });
    return false;
  }

  /** A lost last frame heals only if it comes again. */
  #armRepeat(): void {
    this.#cancel();
    if (this.#closed || !this.#last) return;
    const { clock, channel, host, hasAudience } = this.options;
    this.#cancel = clock.after(REPEATS[this.#repeats] ?? REPEAT_EVERY, () => {
      this.#repeats++;
      // A repetition that fails is not worth a retry: the next one comes.
      if (this.#last && host.leads && hasAudience()) channel.publish(host.id, this.#last).catch(() => undefined);
      if (!this.#isPumping) this.#armRepeat();
    });
  }
}

/** Which frames the process before has sent is not known here: whoever is behind now fetches the view. */
function takenOver({ publicView, epoch, seq }: Engine): Frame {
  publicView.begin();
  return { epoch, view: 'public', from: seq, to: seq };
}
