import { SAMPLE_RATE } from './mixer.js';

/** What is due since the last time: the picture of this moment, and sound without a gap. */
export interface Due {
  /** Number of the newest picture; those before it that are missing look the same. */
  readonly frame: number;
  /** Milliseconds from the beginning. */
  readonly frameTime: number;
  readonly soundTime: number;
  /** Samples of each channel. */
  readonly samples: number;
}

/** A machine that has slept does not make up for it. */
const MOST_SECONDS = 2;

/** When pictures and sound are due: counted from the beginning and never added up, so that nothing drifts. */
export class Schedule {
  #frames = 0;
  #samples = 0;

  constructor(private readonly framerate: number) {}

  /** Milliseconds from the beginning at which the next picture is due. */
  get next(): number {
    return (this.#frames * 1000) / this.framerate;
  }

  /** Undefined when it is too early. `elapsed` in milliseconds from the beginning. */
  due(elapsed: number): Due | undefined {
    const frames = Math.floor((elapsed * this.framerate) / 1000 + 1e-6) + 1;
    if (frames <= this.#frames) return undefined;
    const end = Math.floor((frames * SAMPLE_RATE) / this.framerate);
    const start = Math.max(this.#samples, end - MOST_SECONDS * SAMPLE_RATE);
    this.#frames = frames;
    this.#samples = end;
    const frame = frames - 1;
    return {
      frame,
      frameTime: (frame * 1000) / this.framerate,
      soundTime: (start * 1000) / SAMPLE_RATE,
      samples: end - start,
    };
  }
}
