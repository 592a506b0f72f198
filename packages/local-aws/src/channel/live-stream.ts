import type { IngestConfiguration } from './contract.js';
import { IngestProbe } from './flv/ingest-probe.js';
import { mediaOf } from './flv/media.js';
import { FlvReader } from './flv/reader.js';
import type { FlvTag } from './flv/tag.js';
import { Boundaries } from './hls/boundaries.js';
import type { Numbered, Variant } from './hls/playlists.js';
import { Rendition } from './hls/rendition.js';
import { Segmenter, type Format, type Segment } from './hls/segmenter.js';
import { Timeline } from './hls/timeline.js';
import { LowerRendition } from './lower-rendition.js';

export interface LiveStreamOptions {
  readonly ffmpeg: string;
  readonly onSegment: (variant: Variant, segment: Numbered) => void;
  /** Once: every rendition has a segment, so a player can begin. */
  readonly onPlayable: () => void;
  /** It cannot go on: the encoder sends what cannot be streamed, or the transcoder is gone. */
  readonly onFailure: (reason: string) => void;
}

/** Two cues of the same time would be one to a player. */
const CUE_STEP_MS = 1;

/**
 * The media of one stream, from the encoder's FLV to segments. The source itself is the upper rendition, packed anew but
 * not encoded anew, as Amazon IVS does with what is fit for the web; an ffmpeg makes the lower one.
 */
export class LiveStream {
  /** The best first. */
  readonly renditions: readonly Rendition[] = [new Rendition(), new Rendition()];
  readonly #options: LiveStreamOptions;
  readonly #reader = new FlvReader();
  readonly #timeline = new Timeline();
  readonly #boundaries = new Boundaries();
  readonly #probe = new IngestProbe();
  readonly #upper: Segmenter;
  readonly #lower: LowerRendition;
  #newest = 0;
  #newestCue = -1;
  #over = false;

  constructor(options: LiveStreamOptions) {
    this.#options = options;
    this.#upper = new Segmenter({
      boundary: (shown, mustBegin) => this.#boundaries.decide(shown, Date.now(), mustBegin),
      onSegment: (segment, format) => this.#add(this.renditions[0], segment, format),
    });
    this.#lower = new LowerRendition({
      ffmpeg: options.ffmpeg,
      boundaries: this.#boundaries,
      onSegment: (segment, format) => this.#add(this.renditions[1], segment, format),
      onFailure: (reason) => this.#fail(`the transcoder failed: ${reason}`),
    });
  }

  /** False: wait for `drained` before the next. What is not FLV ends the stream. */
  write(flv: Buffer): boolean {
    let flows = true;
    try {
      for (const tag of this.#reader.read(flv)) {
        if (this.#over) return true;
        flows = this.#take(this.#timeline.place(tag));
      }
    } catch (error) {
      this.#fail((error as Error).message);
    }
    return flows;
  }

  drained(): Promise<void> {
    return this.#lower.drained();
  }

  /** Text for the picture that is coming in now. */
  cue(text: string): void {
    this.#newestCue = Math.max(this.#newest, this.#newestCue + CUE_STEP_MS);
    this.#upper.cue(this.#newestCue, text);
    this.#lower.cue(this.#newestCue, text);
  }

  ingestConfiguration(): IngestConfiguration | undefined {
    return this.#probe.configuration();
  }

  /** Resolves when the last segments are there and the playlists say so. */
  async finish(): Promise<void> {
    this.#over = true;
    this.#upper.finish();
    this.renditions[0]?.end();
    await this.#lower.finish();
    this.renditions[1]?.end();
  }

  killTranscoder(): void {
    this.#lower.kill();
  }

  #take(tag: FlvTag): boolean {
    if (tag.kind === 'script') {
      this.#probe.script(tag);
      return true;
    }
    const media = mediaOf(tag);
    this.#probe.media(media);
    this.#boundaries.watch(media);
    if (media.is === 'picture') this.#newest = Math.max(this.#newest, media.shown);
    this.#upper.push(media);
    return this.#lower.write(tag, media);
  }

  #add(rendition: Rendition | undefined, segment: Segment, format: Format): void {
    const numbered = rendition?.add(segment, format);
    const variant = rendition?.variant();
    if (!numbered || !variant) return;
    this.#options.onSegment(variant, numbered);
    if (numbered.number === 0 && this.renditions.every(({ count }) => count > 0)) this.#options.onPlayable();
  }

  #fail(reason: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#options.onFailure(reason);
  }
}
