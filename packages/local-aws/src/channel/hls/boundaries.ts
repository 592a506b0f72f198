import type { Media } from '../flv/media.js';
import { FlvError } from '../flv/reader.js';

/** Where one segment ends and the next begins: at a keyframe of the encoder. */
export interface Boundary {
  /** Milliseconds of the stream. */
  readonly shown: number;
  /** Milliseconds since the epoch: when the picture came in. */
  readonly time: number;
}

/** Keyframes that follow each other faster do not all begin a segment. */
const SEGMENT_MIN_MS = 950;
/** An x264 that nobody configured makes one in 250 pictures. */
const KEYFRAME_MAX_MS = 12_000;
/** The clock of an encoder may drift from ours, and its network be late; only beyond this is it set anew. */
const DRIFT_MAX_MS = 200;
/** What an encoder that counts in pictures may round a time by. */
const ROUNDING_MS = 40;
const KEPT = 32;

/** Decides the boundaries of a stream. Every rendition has the same ones, so that a player can change at each. */
export class Boundaries {
  readonly #decided: Boundary[] = [];
  #newestKeyframe = 0;
  /** What of ours is 0 of the encoder's. Nothing comes early, so the least late keyframe knows it best. */
  #clock = Infinity;

  /** The source: whether a segment begins at this keyframe. `now` is in milliseconds since the epoch. */
  decide(shown: number, now: number, mustBegin: boolean): Boundary | undefined {
    this.#newestKeyframe = Math.max(this.#newestKeyframe, shown);
    const previous = this.#decided.at(-1);
    if (previous && (shown <= previous.shown || (shown - previous.shown < SEGMENT_MIN_MS && !mustBegin))) return;
    const clock = now - shown;
    if (clock < this.#clock || clock > this.#clock + DRIFT_MAX_MS) this.#clock = clock;
    const boundary = { shown, time: Math.round(this.#clock + shown) };
    this.#decided.push(boundary);
    if (this.#decided.length > KEPT) this.#decided.shift();
    return boundary;
  }

  /** The other renditions, which come later: the boundary that was decided at this keyframe. */
  at(shown: number): Boundary | undefined {
    return this.#decided.find((boundary) => Math.abs(boundary.shown - shown) <= ROUNDING_MS);
  }

  /** Throws FlvError when the source has brought no keyframe for so long that nobody could begin to watch. */
  watch(media: Media): void {
    const time = media.is === 'picture' ? media.decoded : media.is === 'sound' ? media.shown : 0;
    if (time - this.#newestKeyframe > KEYFRAME_MAX_MS) {
      throw new FlvError(`no keyframe for ${KEYFRAME_MAX_MS / 1000} seconds; set the encoder to one every 2 seconds`);
    }
  }
}
