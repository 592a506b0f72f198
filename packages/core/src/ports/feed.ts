import type { Frame, Snapshot } from '../sync/index.js';

/** The public view's frames, the same for everybody: may lose, double and reorder them. */
export interface Feed {
  /** Returns the end of the subscription. */
  subscribe(take: (frame: Frame) => void): () => void;
}

/** Whole views on request: the floor under the feed. */
export interface Snapshots {
  /** `known` is the (epoch, sequence) one has; undefined comes back when that is still the newest. */
  fetch(known?: { readonly epoch: string; readonly seq: number }): Promise<Snapshot | undefined>;
}
