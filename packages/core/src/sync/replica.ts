import { compareEpochs, type Frame, type Snapshot, type ViewName } from './frame.js';
import type { Tree } from './json.js';
import { applyPatch } from './merge-patch.js';

/**
 * A copy of one view, kept right by frames and mended by snapshots.
 *
 * Frames may be lost, doubled and out of order. A frame that cannot be used yet is kept, the newest only, and
 * tried again after the next frame or snapshot. `behind` says that a snapshot is needed.
 */
export class Replica {
  #epoch = '';
  #seq = -1;
  #state: Tree = {};
  #kept: Frame | undefined;

  constructor(readonly view: ViewName) {}

  get epoch(): string {
    return this.#epoch;
  }
  get seq(): number {
    return this.#seq;
  }
  get state(): Tree {
    return this.#state;
  }
  get behind(): boolean {
    const kept = this.#kept;
    return kept !== undefined && (kept.epoch !== this.#epoch || kept.to > this.#seq);
  }

  /** True when the state changed. */
  frame(frame: Frame): boolean {
    if (frame.view !== this.view) return false;
    if (compareEpochs(frame.epoch, this.#epoch) < 0) return false;
    if (frame.epoch !== this.#epoch) {
      this.#keep(frame);
      return false;
    }
    if (frame.to <= this.#seq) return false;
    if (frame.patch === undefined || this.#seq < frame.from) {
      this.#keep(frame);
      return false;
    }
    this.#state = applyPatch(this.#state, frame.patch) as Tree;
    this.#seq = frame.to;
    this.#retryKept();
    return true;
  }

  /** Takes a snapshot of a new epoch, or a newer one of this epoch. True when the state changed. */
  snapshot(snapshot: Snapshot): boolean {
    if (snapshot.view !== this.view) return false;
    const age = compareEpochs(snapshot.epoch, this.#epoch);
    if (age < 0 || (age === 0 && snapshot.seq <= this.#seq)) return false;
    this.#epoch = snapshot.epoch;
    this.#seq = snapshot.seq;
    this.#state = snapshot.state;
    this.#retryKept();
    return true;
  }

  #retryKept(): void {
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept) this.frame(kept);
  }

  #keep(frame: Frame): void {
    const kept = this.#kept;
    const age = kept ? compareEpochs(frame.epoch, kept.epoch) : 1;
    if (!kept || age > 0 || (age === 0 && frame.to >= kept.to)) this.#kept = frame;
  }
}
