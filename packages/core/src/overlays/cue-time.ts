import type { CueTime } from './facts.js';

/** What the cue sheet counts from, in milliseconds: known when the event is live, planned before. */
export interface Airtime {
  readonly liveAt?: number | undefined;
  readonly endsAt?: number | undefined;
}

/** When a cue is due, in milliseconds; undefined while the event is not live. The one rule of the cue sheet. */
export function cueAt(when: CueTime, { liveAt, endsAt }: Airtime): number | undefined {
  const from = 'after' in when ? liveAt : endsAt;
  if (from === undefined) return undefined;
  return 'after' in when ? from + when.seconds * 1000 : from - when.seconds * 1000;
}
