import type { Publisher, StageTaps } from '../../stage/contract.js';
import type { Picture } from './canvas.js';
import { PictureDecoder, type Shape } from './picture-decoder.js';
import { SoundDecoder } from './sound-decoder.js';

export interface PerformerOptions {
  readonly taps: StageTaps;
  readonly ffmpeg: string;
  readonly log: (problem: string, details: Readonly<Record<string, unknown>>) => void;
}

/** A decoder that fails at once, each time, must not be all that this machine does. */
const RETRY_MS = 1000;

interface Decoding<T> {
  readonly decoder: T;
  readonly stop: () => void;
}

/** One publisher in a composition: what is seen and heard of them now. */
export class Performer {
  #sound: Decoding<SoundDecoder> | undefined;
  #shown: Decoding<PictureDecoder> | undefined;
  /** In another shape, and without a picture yet: until then the other one goes on. */
  #coming: Decoding<PictureDecoder> | undefined;
  #isClosed = false;

  constructor(private readonly publisher: Publisher, private readonly options: PerformerOptions) {
    this.#listen();
  }

  /** The next samples, channels in turn; undefined for silence. */
  sound(count: number): Int16Array | undefined {
    return this.#sound?.decoder.queue.take(count);
  }

  /** The newest picture: in this shape as soon as there is one. */
  picture(shape: Shape): Picture | undefined {
    if (this.#coming?.decoder.picture) {
      this.#shown?.stop();
      this.#shown = this.#coming;
      this.#coming = undefined;
    }
    const newest = this.#coming ?? this.#shown;
    if (!newest || !isSame(newest.decoder.shape, shape)) this.#look(shape);
    return this.#shown?.decoder.picture;
  }

  close(): void {
    this.#isClosed = true;
    for (const decoding of [this.#sound, this.#shown, this.#coming]) decoding?.stop();
  }

  #listen(): void {
    this.#sound = this.#decode(
      new SoundDecoder(this.options.ffmpeg, (problem) => {
        this.#sound?.stop();
        this.#later(problem, () => this.#listen());
      }),
    );
  }

  #look(shape: Shape): void {
    this.#coming?.stop();
    const decoder = new PictureDecoder(this.options.ffmpeg, shape, (problem) => {
      this.#later(problem, () => this.#forget(decoder));
    });
    this.#coming = this.#decode(decoder);
  }

  /** The next picture that is wanted starts another one. */
  #forget(decoder: PictureDecoder): void {
    if (this.#coming?.decoder === decoder) this.#coming = undefined;
    if (this.#shown?.decoder === decoder) this.#shown = undefined;
  }

  /** Each decoder has a tap of its own, since each has to begin with a keyframe. */
  #decode<T extends PictureDecoder | SoundDecoder>(decoder: T): Decoding<T> {
    const untap = this.options.taps.tap(this.publisher.publication, (frame) => decoder.add(frame));
    return {
      decoder,
      stop() {
        untap();
        decoder.close();
      },
    };
  }

  #later(problem: string, retry: () => void): void {
    if (this.#isClosed) return;
    this.options.log('composition-decoder-failed', { participantId: this.publisher.participantId, problem });
    setTimeout(() => !this.#isClosed && retry(), RETRY_MS).unref();
  }
}

const isSame = (one: Shape, other: Shape) =>
  one.width === other.width && one.height === other.height && one.fill === other.fill;
