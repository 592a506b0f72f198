import type { Frame } from '@rostrum/core/sync';
import type { FeedChannel } from '../feed/channel.js';
import { FRAME_LIMITS } from '../feed/frame-limits.js';
import type { InvocationHost } from '../host/index.js';
import type { Store } from '../store/index.js';
import type { Later } from './later.js';

/** How far the feed of an event has come, in the event's cursors. */
export const FEED_CURSOR = 'feed';
/** One frame a second, and one every 10 s for numbers of people alone. */
const SECOND = 1_000;
const PATIENCE = 10_000;
/** A frame is said again once, for those who missed it. */
const REPEAT = 5_000;

export interface FeedNewsOptions {
  readonly store: Store;
  readonly channel: FeedChannel;
  readonly later: Later;
}

/** The public view of one event to everybody, by whoever is invoked for it: one process at a time. */
export class FeedNews {
  #sentAt = -Infinity;
  #last: Frame | undefined;
  /** Made and not sent yet: the frames after it count on it. */
  #unsent: Frame | undefined;

  constructor(private readonly host: InvocationHost, private readonly options: FeedNewsOptions) {}

  /** Publishes what has changed, or sees to it that somebody does when it is time. */
  async tell(): Promise<void> {
    const { store: { clock, cursors }, channel, later } = this.options;
    const { id } = this.host;
    const waited = clock.now() - this.#sentAt;
    const isPatient = await this.host.read(({ publicView }) => !publicView.quiet && publicView.onlyCounts);
    if (isPatient && waited < PATIENCE) return later.after(PATIENCE - waited, { event: id });
    if (waited < SECOND) return later.after(SECOND - waited, { event: id });
    const frame = (this.#unsent ??= await this.host.read(({ publicView }) => publicView.frame(FRAME_LIMITS)));
    if (!frame) return;
    this.#sentAt = clock.now();
    await channel.publish(id, frame);
    this.#last = frame;
    this.#unsent = undefined;
    await cursors.set(id, FEED_CURSOR, frame.to);
    // What came since that frame was made, if it had to wait.
    const isQuiet = await this.host.read(({ publicView }) => publicView.quiet);
    await later.after(isQuiet ? REPEAT : SECOND, { event: id, ...(isQuiet && { repeat: frame.to }) });
  }

  /** The frame that ended at `seq` once more, if it was the last one. */
  async repeat(seq: number): Promise<void> {
    if (this.#last?.to !== seq) return;
    const last = this.#last;
    this.#last = undefined;
    await this.options.channel.publish(this.host.id, last);
  }
}
