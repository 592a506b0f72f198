import type { MediaFrame } from '../../stage/contract.js';
import { decoderConfiguration } from '../transcode/h264.js';
import { frameHeader, MATROSKA_INPUT, matroskaHeader, VIDEO } from '../transcode/matroska.js';
import { startTranscoder, type Transcoder } from '../transcode/process.js';
import { bytesOf, type Picture } from './canvas.js';
import type { FillMode } from './layout.js';

/** How a participant's video is to look: scaled by ffmpeg, which does it far cheaper than this process could. */
export interface Shape {
  readonly width: number;
  readonly height: number;
  readonly fill: FillMode;
}

/** Some seconds of video: a decoder that is so far behind begins again with a keyframe. */
const MAX_BUFFERED = 4 * 1024 * 1024;

/** One publisher's video in one shape: coded frames in, the newest picture out. */
export class PictureDecoder {
  /** The newest; overwritten when the next but one is there. */
  picture: Picture | undefined;
  #transcoder: Transcoder | undefined;
  #beginning = 0;
  #isBehind = false;
  #filling: Uint8Array;
  #spare: Uint8Array;
  #filled = 0;

  /** `onEnd` is called when it has failed: another one may do better. */
  constructor(
    private readonly ffmpeg: string,
    readonly shape: Shape,
    private readonly onEnd: (problem: string) => void,
  ) {
    this.#filling = new Uint8Array(bytesOf(shape.width, shape.height));
    this.#spare = new Uint8Array(this.#filling.length);
  }

  add(frame: MediaFrame): void {
    if (frame.codec === 'OPUS') return;
    if (!this.#transcoder && frame.keyframe) this.#start(frame);
    const input = this.#transcoder?.input;
    if (!input) return;
    if (input.writableLength > MAX_BUFFERED) this.#isBehind = true;
    else if (frame.keyframe) this.#isBehind = false;
    if (this.#isBehind) return;
    const time = Math.max(0, frame.time - this.#beginning);
    input.write(frameHeader(VIDEO, time, frame.keyframe, frame.data.length));
    input.write(frame.data);
  }

  close(): void {
    this.#transcoder?.kill();
  }

  #start({ codec, width, height, data, time }: MediaFrame): void {
    if (codec === 'OPUS' || width === 0) return;
    const configuration = codec === 'H264' ? decoderConfiguration(data) : undefined;
    if (codec === 'H264' && !configuration) return;
    const transcoder = startTranscoder(this.ffmpeg, [
      ...['-flags', 'low_delay', '-threads', '1', ...MATROSKA_INPUT],
      ...['-vf', scaling(this.shape), '-vsync', 'passthrough'],
      ...['-pix_fmt', 'yuv420p', '-f', 'rawvideo', 'pipe:1'],
    ]);
    transcoder.input.write(matroskaHeader({ codec, width, height, configuration }, undefined));
    transcoder.output.on('data', (chunk: Buffer) => this.#collect(chunk));
    void transcoder.ended.then((problem) => problem !== undefined && this.onEnd(problem));
    this.#beginning = time;
    this.#transcoder = transcoder;
  }

  #collect(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + this.#filling.length - this.#filled);
      this.#filling.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#filling.length) this.#show();
    }
  }

  #show(): void {
    const { width, height } = this.shape;
    this.picture = { width, height, data: this.#filling };
    [this.#filling, this.#spare] = [this.#spare, this.#filling];
    this.#filled = 0;
  }
}

function scaling({ width, height, fill }: Shape): string {
  const size = `${width}:${height}`;
  const how = {
    FILL: `scale=${size}`,
    COVER: `scale=${size}:force_original_aspect_ratio=increase,crop=${size}`,
    CONTAIN: `scale=${size}:force_original_aspect_ratio=decrease,pad=${size}:(ow-iw)/2:(oh-ih)/2`,
  }[fill];
  return `${how},setsar=1`;
}
