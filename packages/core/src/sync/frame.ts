import type { Patch, Tree } from './json.js';

/** Which projection of the event: `public` for everybody, `staff` for host, cohost and moderator. */
export type ViewName = 'public' | 'staff';

/**
 * Brings a replica of `view` that stands at any sequence in [from, to) to `to`.
 * Without `patch` it only says that `to` exists: whoever is behind fetches a snapshot.
 */
export interface Frame {
  readonly epoch: string;
  readonly view: ViewName;
  readonly from: number;
  readonly to: number;
  readonly patch?: Patch;
}

/** A whole view at one sequence. Two of them are ordered only within one epoch. */
export interface Snapshot {
  readonly epoch: string;
  readonly view: ViewName;
  readonly seq: number;
  readonly state: Tree;
}

/** Epochs are base-36 numbers and only grow. Negative when `a` is the older one; the empty epoch is the oldest. */
export function compareEpochs(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
