import { mediaPlaylist, type Numbered, type Variant } from './playlists.js';
import type { Format, Segment } from './segmenter.js';

const RATES = [15, 20, 24, 25, 30, 48, 50, 60];
/** Segments in the playlist; as many more can still be fetched by who has an older playlist. */
const WINDOW = 8;
const MARGIN = 1.1;

/** One quality of a live stream: the newest segments, in memory. */
export class Rendition {
  readonly #segments: Numbered[] = [];
  #format: Format | undefined;
  #name: string | undefined;
  #next = 0;
  #target = 1;
  #peak = 0;
  #discontinuities = 0;
  #ended = false;

  /** Returns the segment with its number. */
  add(segment: Segment, format: Format): Numbered {
    const numbered = { ...segment, number: this.#next++ };
    this.#segments.push(numbered);
    // The rate is counted, and one picture more or less in a segment is not another rate.
    const frameRate = RATES.find((rate) => Math.abs(rate - format.frameRate) <= 1) ?? format.frameRate;
    this.#format = { ...format, frameRate };
    this.#name ??= `${Math.min(format.width, format.height)}p${frameRate}`;
    this.#target = Math.max(this.#target, Math.round(segment.duration));
    this.#peak = Math.max(this.#peak, (segment.data.length * 8) / Math.max(segment.duration, 0.5));
    if (this.#segments.length > WINDOW && this.#segments.at(-1 - WINDOW)?.discontinuity) this.#discontinuities += 1;
    if (this.#segments.length > 2 * WINDOW) this.#segments.shift();
    return numbered;
  }

  end(): void {
    this.#ended = true;
  }

  get count(): number {
    return this.#next;
  }

  /** Undefined while there is no segment. Its name is made of lines and pictures per second, as `720p30`, and stays. */
  variant(): Variant | undefined {
    if (!this.#format || this.#name === undefined) return undefined;
    return { ...this.#format, name: this.#name, bandwidth: Math.round(this.#peak * MARGIN) };
  }

  playlist(): string {
    const segments = this.#segments.slice(-WINDOW);
    return mediaPlaylist({
      segments, discontinuities: this.#discontinuities, target: this.#target, ended: this.#ended,
    });
  }

  segment(number: number): Buffer | undefined {
    return this.#segments.find((segment) => segment.number === number)?.data;
  }
}
