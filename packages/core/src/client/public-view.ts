import type { Clock, Feed, Snapshots } from '../ports/index.js';
import { Replica, type Frame, type Tree } from '../sync/index.js';
import { resyncDelay, retryDelay } from './backoff.js';
import { keepIdentity } from './keep-identity.js';

export interface PublicViewOptions {
  readonly feed: Feed | undefined;
  readonly snapshots: Snapshots;
  readonly clock: Clock;
  changed(): void;
}

/** The public view: a snapshot to begin with, frames from then on, and a snapshot again when they do not join up. */
export class PublicView {
  readonly #replica = new Replica('public');
  #started = false;
  #stopFeed: (() => void) | undefined;
  #stopTimer: (() => void) | undefined;
  #fetching = false;
  #inVain = 0;

  constructor(private readonly options: PublicViewOptions) {}

  get state(): Tree {
    return this.#replica.state;
  }
  get behind(): boolean {
    return this.#replica.epoch === '' || this.#replica.behind;
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#inVain = 0;
    this.#stopFeed = this.options.feed?.subscribe((frame) => this.frame(frame));
    // Whoever was away knows nothing of what it missed, so the first snapshot does not wait for a frame.
    void this.#fetch();
  }

  stop(): void {
    this.#started = false;
    this.#stopFeed?.();
    this.#stopTimer?.();
    this.#stopTimer = undefined;
  }

  frame(frame: Frame): void {
    if (!this.#started || frame.view !== 'public') return;
    this.#replica.frame(frame);
    this.#resync();
    this.options.changed();
  }

  /** The server says how far the event has come: as a frame would that carries nothing else. */
  reached(epoch: string, seq: number): void {
    this.frame({ epoch, view: 'public', from: seq, to: seq });
  }

  #resync(): void {
    if (!this.#started || !this.behind || this.#stopTimer || this.#fetching) return;
    const { clock } = this.options;
    const wait = resyncDelay(this.#people(), clock.random());
    const patience = this.#inVain === 0 ? 0 : retryDelay(this.#inVain, clock.random());
    this.#stopTimer = clock.after(wait + patience, () => {
      this.#stopTimer = undefined;
      if (this.behind) void this.#fetch();
    });
  }

  async #fetch(): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = true;
    const { epoch, seq } = this.#replica;
    try {
      const snapshot = await this.options.snapshots.fetch(epoch === '' ? undefined : { epoch, seq });
      if (snapshot) this.#replica.snapshot({ ...snapshot, state: keepIdentity(this.state, snapshot.state) });
    } catch {
      // What is missing stays missing, so it is tried again below.
    }
    this.#fetching = false;
    this.#inVain = this.behind ? this.#inVain + 1 : 0;
    this.#resync();
    if (this.#started) this.options.changed();
  }

  #people(): number {
    const count = (this.state as { count?: { people?: number } }).count;
    return count?.people ?? 0;
  }
}
