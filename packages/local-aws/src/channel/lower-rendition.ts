import { mediaOf, type Media } from './flv/media.js';
import { FlvReader } from './flv/reader.js';
import { flvTag, VIDEO_HEADER, type FlvTag } from './flv/tag.js';
import type { Boundaries } from './hls/boundaries.js';
import { Segmenter, type SegmenterOptions } from './hls/segmenter.js';
import { startTranscoder, type Transcoder } from './transcode/process.js';

/** 360 lines, or half of a source that has no more; of an upright picture it is the width. */
const small = (side: 'iw' | 'ih'): string => `if(gt(${side},360),360,2*trunc(${side}/4))`;
const SCALE = `scale=w='if(gt(iw,ih),-2,${small('iw')})':h='if(gt(iw,ih),${small('ih')},-2)':flags=fast_bilinear`;

const ARGUMENTS = [
  // The first picture tells all that there is to know: nothing more is waited for.
  '-probesize', '32', '-threads', '1', '-f', 'flv', '-i', 'pipe:0', '-copyts', '-vf', SCALE,
  '-c:v', 'libx264', '-preset', 'superfast', '-tune', 'zerolatency', '-threads', '1', '-pix_fmt', 'yuv420p',
  // A keyframe where the source has one, and nowhere else.
  '-force_key_frames', 'source', '-g', '100000', '-sc_threshold', '0',
  '-b:v', '600k', '-maxrate', '700k', '-bufsize', '700k', '-flush_packets', '1', '-f', 'flv', 'pipe:1',
];

/** Far more than there is between a picture that goes in and the same that comes out. */
const SOUNDS_MAX = 4_096;

type Sound = Extract<Media, { is: 'sound' }>;

export interface LowerRenditionOptions {
  readonly ffmpeg: string;
  readonly boundaries: Boundaries;
  readonly onSegment: SegmenterOptions['onSegment'];
  /** It ended though nobody told it to. */
  readonly onFailure: (reason: string) => void;
}

/**
 * The rendition for thin lines: the pictures of the source made small by an ffmpeg, cut where the source is cut. The sound
 * is that of the source; it waits here for the pictures of its time.
 */
export class LowerRendition {
  readonly #transcoder: Transcoder;
  readonly #segmenter: Segmenter;
  readonly #done: Promise<void>;
  readonly #onFailure: (reason: string) => void;
  readonly #sounds: Sound[] = [];

  constructor({ ffmpeg, boundaries, onSegment, onFailure }: LowerRenditionOptions) {
    this.#transcoder = startTranscoder(ffmpeg, ARGUMENTS);
    this.#segmenter = new Segmenter({ boundary: (shown) => boundaries.at(shown), onSegment });
    const { input, output, ended } = this.#transcoder;
    input.write(VIDEO_HEADER);
    const reader = new FlvReader();
    output.on('data', (piece: Buffer) => {
      try {
        for (const tag of reader.read(piece)) this.#picture(mediaOf(tag));
      } catch (error) {
        onFailure((error as Error).message);
      }
    });
    this.#done = ended.then((reason) => {
      this.#release(Infinity);
      this.#segmenter.finish();
      if (reason !== undefined) onFailure(reason);
    });
    this.#onFailure = onFailure;
  }

  /** `tag` is what the media was read from. False: wait for `drained` before the next. */
  write(tag: FlvTag, media: Media): boolean {
    if (tag.kind === 'video') return this.#transcoder.input.write(flvTag(tag));
    if (media.is === 'audio-configuration') this.#segmenter.push(media);
    if (media.is === 'sound') this.#sounds.push(media);
    if (this.#sounds.length > SOUNDS_MAX) this.#sounds.shift();
    return true;
  }

  async drained(): Promise<void> {
    const { input, ended } = this.#transcoder;
    if (!input.writableNeedDrain || input.destroyed) return;
    await Promise.race([new Promise((resolve) => input.once('drain', resolve)), ended]);
  }

  cue(shown: number, text: string): void {
    this.#segmenter.cue(shown, text);
  }

  /** Resolves when its last segment is there. */
  async finish(): Promise<void> {
    this.#transcoder.finish();
    await this.#done;
  }

  /** As when the system ends it. */
  kill(): void {
    this.#transcoder.kill();
    this.#onFailure('the transcoder was killed');
  }

  #picture(media: Media): void {
    if (media.is === 'picture') this.#release(media.shown);
    this.#segmenter.push(media);
  }

  /** The sounds before this time. */
  #release(until: number): void {
    for (let [next] = this.#sounds; next && next.shown < until; [next] = this.#sounds) {
      this.#segmenter.push(next);
      this.#sounds.shift();
    }
  }
}
