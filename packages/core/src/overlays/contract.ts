import type { LiveError } from '../engine/index.js';
import type { Store } from '../client/contract.js';
import type { OverlayKind, ShownContent } from './content.js';
import type { Tally } from './facts.js';

/**
 * An overlay as the audience's view has it. Small content comes along; what would not fit a frame or a cue is `large`
 * and is fetched once, by id.
 */
export interface OverlayView {
  readonly kind: OverlayKind;
  readonly content?: ShownContent;
  readonly large?: true;
  readonly at: number;
  /** Seconds, as in the content; absent: until it is stopped. */
  readonly duration?: number;
  /** When its life is over for a viewer without delay, results included; absent: until it is stopped. */
  readonly until?: number;
  readonly endedAt?: number;
  readonly ended?: 'expired' | 'stopped' | 'replaced';
  readonly closesAt?: number;
  readonly closed?: true;
}
export type TallyView = Omit<Tally, 'overlay' | 'open'>;

/**
 * `open`: to be answered, or shown. `closing`: answers are no longer taken, and the result is not out yet.
 * `results`: how it ended. A viewer who has answered a quiz sees `results` at once, and the overlay goes 2 s later.
 */
export type OverlayPhase = 'open' | 'closing' | 'results';

/** What is on this viewer's screen now. */
export interface ShownOverlay {
  readonly id: string;
  /** Absent while content by reference is being fetched. */
  readonly content: ShownContent | undefined;
  readonly phase: OverlayPhase;
  /** Local time in milliseconds at which the phase ends by itself; absent: it does not. For bars and countdowns. */
  readonly phaseEndsAt: number | undefined;
  /** How long the phase lasts in all, in milliseconds. */
  readonly phaseLength: number | undefined;
  readonly myChoice: number | undefined;
  /** Whether the own choice may (still) be made or changed. */
  readonly mayAnswer: boolean;
  /** A quiz, once answered or closed: the index of the right answer. */
  readonly correct: number | undefined;
  readonly tally: TallyView | undefined;
  readonly sending: boolean;
  readonly refusal: LiveError | undefined;
}

export interface OverlaysState {
  readonly shown: ShownOverlay | undefined;
}

/**
 * The overlays in time with one viewer's picture: each is shown once, when the picture reaches its time, whichever way
 * it came by (feed, snapshot, timed metadata, SEI).
 */
export interface ViewerOverlays extends Store<OverlaysState> {
  start(): void;
  stop(): void;
  /** Rejects with a LiveError. */
  answer(choice: number): Promise<void>;
  /** The viewer has closed it: it does not come back. */
  dismiss(): void;
  /** Timed metadata of the channel. What is not a cue of ours is ignored. */
  metadata(text: string): void;
  /** A cue out of a publisher's picture: any publisher could have made it, so it tells a time and no content. */
  hint(text: string): void;
}
