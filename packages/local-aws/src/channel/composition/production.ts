import type { StageRecord } from '../../stage/contract.js';
import type { CompositionLayout, EncoderConfigurationRecord } from '../composition-contract.js';
import { Encoder } from './encoder.js';
import type { CompositorOptions } from './options.js';
import { Scene } from './scene.js';
import { Schedule } from './schedule.js';

/** Takes FLV, header first. */
export interface Outlet {
  /** False: wait for `drained` before the next write. */
  write(flv: Buffer): boolean;
  drained(): Promise<void>;
}

export interface ProductionOptions extends Pick<CompositorOptions, 'taps' | 'log'> {
  readonly ffmpeg: string;
  readonly stage: StageRecord;
  readonly layout: CompositionLayout;
  readonly video: EncoderConfigurationRecord['video'];
  readonly outlets: () => readonly Outlet[];
  /** The first bytes are there. */
  readonly onStart: () => void;
}

/** One picture of a stage, encoded once for all outlets of that size: runs without a gap until it is told to finish. */
export class Production {
  /** Resolves when the last bytes are out: undefined after `finish`, else what went wrong. */
  readonly ended: Promise<string | undefined>;
  readonly #scene: Scene;
  readonly #encoder: Encoder;
  readonly #schedule: Schedule;
  readonly #beganAt = performance.now();
  readonly #unwatch: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ProductionOptions) {
    const { taps, stage, layout, ffmpeg, log } = options;
    const video = { ...options.video, width: even(options.video.width), height: even(options.video.height) };
    this.#scene = new Scene(layout, video, { taps, ffmpeg, log });
    this.#encoder = new Encoder(ffmpeg, video);
    this.#schedule = new Schedule(video.framerate);
    const update = () => this.#scene.update(taps.publishers(stage.id));
    this.#unwatch = taps.watch(stage.id, { changed: update, removed: () => this.#scene.update([]) });
    this.ended = this.#carry();
    update();
    this.#beat();
  }

  finish(): void {
    this.#stop();
    this.#encoder.finish();
  }

  kill(): void {
    this.#stop();
    this.#encoder.kill();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#unwatch();
    this.#scene.close();
  }

  #beat(): void {
    const due = this.#schedule.due(performance.now() - this.#beganAt);
    if (due) {
      this.#encoder.picture(due.frameTime, (canvas) => this.#scene.draw(canvas));
      this.#encoder.sound(due.soundTime, this.#scene.sound(due.samples));
    }
    const wait = this.#schedule.next - (performance.now() - this.#beganAt);
    this.#timer = setTimeout(() => this.#beat(), Math.max(1, wait));
  }

  async #carry(): Promise<string | undefined> {
    let isFirst = true;
    for await (const flv of this.#encoder.output as AsyncIterable<Buffer>) {
      const full = this.options.outlets().filter((outlet) => !outlet.write(flv));
      if (full.length > 0) await Promise.all(full.map((outlet) => outlet.drained()));
      if (isFirst) this.options.onStart();
      isFirst = false;
    }
    const problem = await this.#encoder.ended;
    this.#stop();
    return problem;
  }
}

/** H.264 in 4:2:0 has no odd sizes. */
const even = (pixels: number) => Math.max(2, pixels - (pixels % 2));
