import type { Clock, Feed, Snapshots } from '../../ports/index.js';
import type { Frame } from '../../sync/index.js';
import type { MemoryHost } from './host.js';
import { wired } from './wire.js';

const LIMITS = { window: 8, bytes: 1000 };
/** After this much silence the last frame is sent again, and from then on at the last of these. Milliseconds. */
const REPEATS = [5_000, 10_000, 30_000] as const;

/** Frames of the public view to everybody, as a chat room would carry them; loses as many as it is told to. */
export class MemoryFeed implements Feed, Snapshots {
  /** The share of the frames that each subscriber does not get: 0 to 1. */
  loss = 0;
  readonly #takers = new Set<(frame: Frame) => void>();
  #last: Frame | undefined;
  #repeats = 0;
  #stopRepeat: (() => void) | undefined;
  #stopFrame: (() => void) | undefined;

  constructor(private readonly host: MemoryHost, private readonly clock: Clock) {
    host.onHappened(() => {
      this.#stopFrame ??= clock.after(0, () => this.#publish());
    });
  }

  subscribe(take: (frame: Frame) => void): () => void {
    const taker = (frame: Frame) => take(frame);
    this.#takers.add(taker);
    return () => void this.#takers.delete(taker);
  }

  async fetch(known?: { readonly epoch: string; readonly seq: number }) {
    await Promise.resolve();
    const snapshot = wired(this.host.engine.publicView.snapshot());
    return known?.epoch === snapshot.epoch && known.seq === snapshot.seq ? undefined : snapshot;
  }

  stop(): void {
    this.#stopFrame?.();
    this.#stopRepeat?.();
    this.#takers.clear();
  }

  #publish(): void {
    this.#stopFrame = undefined;
    const frame = this.host.engine.publicView.frame(LIMITS);
    if (!frame) return;
    this.#last = frame;
    this.#repeats = 0;
    this.#send(frame);
  }

  #send(frame: Frame): void {
    for (const take of [...this.#takers]) if (this.clock.random() >= this.loss) take(wired(frame));
    const wait = REPEATS[Math.min(this.#repeats++, REPEATS.length - 1)]!;
    this.#stopRepeat?.();
    this.#stopRepeat = this.clock.after(wait, () => this.#last && this.#send(this.#last));
  }
}
