/** What a player tells at one moment. Times are milliseconds of the server's clock, positions and latency seconds. */
export interface PictureReading {
  readonly now: number;
  readonly position: number;
  /** Of which count `position` is: those of two timelines cannot be compared. */
  readonly timeline: number;
  /** The picture moves: it is neither paused nor waiting for the network. */
  readonly moving: boolean;
  readonly pictureTime?: number | undefined;
  readonly latency?: number | undefined;
}

/** A cue of ours that the picture has reached. */
interface Calibration {
  readonly at: number;
  readonly position: number;
  /** What the stream itself said of the cue's moment, if it says anything. */
  readonly dated: number | undefined;
}

/** How late a picture is of which nobody says anything, in milliseconds. */
const USUAL = 5_000;
/** Cues by which the clock goes. */
const CUES = 5;
/** A position that much lower than before was sought, in seconds. */
const BACK = 0.5;

/** Server time at position zero, and how well it is known. */
interface Origin {
  readonly time: number;
  readonly by: 'usual' | 'latency' | 'date' | 'cue';
}
const RANK = { usual: 0, latency: 1, date: 2, cue: 3 } as const;

/**
 * Tells when the picture of one viewer was live, in the server's time. Position moves it, so pauses and loading are
 * right by themselves; where the position stands in the server's time is known from, the best first: a cue of ours, the
 * stream's own dates, the latency that the player tells, how late the picture was on the timeline before, and the usual.
 *
 * It goes back only with the position, and when something better than before shows that it was too far ahead. A cue
 * is put into the stream a moment after the time that it names, and much later when it had to be tried again: of the
 * last few, the quickest counts.
 */
export class PictureClock {
  #timeline: number | undefined;
  #cues: readonly Calibration[] = [];
  #told: Origin | undefined;
  /** The stream's date at position zero, when last told: players do not know it at every moment. */
  #dated: number | undefined;
  /** How late the picture was when it last moved, in milliseconds. */
  #late = USUAL;
  #last: { readonly time: number; readonly position: number; readonly by: Origin['by'] } | undefined;

  /** Whether something has been told of how late it is: it is not just the usual. */
  get isKnown(): boolean {
    return this.#last !== undefined && this.#last.by !== 'usual';
  }

  /** When the picture now shown was live. Not before the picture has begun to move. */
  read(reading: PictureReading): number {
    this.#follow(reading);
    const { now, position, moving } = reading;
    const { time: origin, by } = this.#origin;
    const estimate = Math.min(now, origin + position * 1000);
    // The estimate, not what is shown while it waits for the estimate.
    if (moving) this.#late = now - estimate;
    const time = this.#mayGoBack(position, by) ? estimate : Math.max(this.#last!.time, estimate);
    this.#last = { time, position, by };
    return time;
  }

  /** The picture has reached a cue that was made at `at` and stands at `position` of the stream. */
  cue(at: number, position: number, reading: PictureReading): void {
    this.#follow(reading);
    const dated = this.#dated === undefined ? undefined : this.#dated + position * 1000;
    this.#cues = [...this.#cues, { at, position, dated }].slice(-CUES);
  }

  /** The same channel, opened anew: how late it was is kept, as what is most likely. */
  reset(): void {
    this.#timeline = this.#last = undefined;
    this.#forget();
  }

  #mayGoBack(position: number, by: Origin['by']): boolean {
    return !this.#last || position < this.#last.position - BACK || RANK[by] > RANK[this.#last.by];
  }

  #forget(): void {
    this.#cues = [];
    this.#told = this.#dated = undefined;
  }

  #follow({ now, position, timeline, moving, pictureTime, latency }: PictureReading): void {
    if (this.#timeline !== timeline) {
      this.#timeline = timeline;
      this.#forget();
      // A player that joins anew joins later in the stream, whatever its position is now called.
      if (this.#last) this.#last = { time: this.#last.time, position: -Infinity, by: 'usual' };
    }
    if (pictureTime !== undefined) {
      this.#dated = pictureTime - position * 1000;
      this.#told = { time: this.#dated, by: 'date' };
    } else if (this.#dated === undefined && latency !== undefined && moving) {
      this.#told = { time: now - (latency + position) * 1000, by: 'latency' };
    }
    this.#told ??= { time: now - this.#late - position * 1000, by: 'usual' };
  }

  /** A date that jumps, as over a gap in the stream, takes the cues along. */
  get #origin(): Origin {
    const origins = this.#cues.map(({ at, position, dated }) =>
      dated !== undefined && this.#dated !== undefined ? this.#dated + at - dated : at - position * 1000);
    return origins.length > 0 ? { time: Math.max(...origins), by: 'cue' } : this.#told!;
  }
}
