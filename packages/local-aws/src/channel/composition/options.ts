import type { Clock } from '../../clock.js';
import type { StageTaps } from '../../stage/contract.js';
import type { CompositionUpdate } from '../composition-contract.js';
import type { ChannelHub } from '../contract.js';

export interface CompositorOptions {
  /** `taps` of the stage hub. */
  readonly taps: StageTaps;
  readonly publish: ChannelHub['publish'];
  /** Path of the ffmpeg; without one every composition fails. */
  readonly ffmpeg: string | undefined;
  /** The directory of which the channel hub serves `/recording/<bucket>/…`; made when it is needed. */
  readonly recordings: string;
  /** Moves how long an empty stage is waited for; pictures and sound keep to the machine's. */
  readonly clock: Clock;
  readonly onUpdate: (update: CompositionUpdate) => void;
  readonly log: (problem: string, details: Readonly<Record<string, unknown>>) => void;
}
