import type { MediaFrame } from '../../stage/contract.js';
import { decoderConfiguration } from '../transcode/h264.js';
import { AUDIO, frameHeader, MATROSKA_INPUT, matroskaHeader, VIDEO } from '../transcode/matroska.js';
import { startTranscoder, type Transcoder } from '../transcode/process.js';

export interface PackagingOptions {
  readonly ffmpeg: string;
  /** A track that is announced and never comes would hold the other one up. */
  readonly hasAudio: boolean;
  /** bit/s and pictures a second, where the picture has to be encoded again. */
  readonly maxBitrate: number;
  readonly maxFramerate: number;
}

const AUDIO_CHANNELS = 2;
/** An encoder that is so far behind gets no pictures until it has caught up. */
const MAX_BUFFERED = 8 * 1024 * 1024;

/**
 * The frames of a WebRTC publisher as FLV: its H.264 as it is, VP8 encoded again, Opus as AAC. Begins with the first
 * keyframe.
 */
export class Packaging {
  #transcoder: Transcoder | undefined;
  #beginning = 0;
  #isBehind = false;
  #last = { audio: 0, video: 0 };

  constructor(private readonly options: PackagingOptions, private readonly onStart: (transcoder: Transcoder) => void) {}

  add(frame: MediaFrame): void {
    const isVideo = frame.codec !== 'OPUS';
    if (!this.#transcoder && isVideo && frame.keyframe) this.#start(frame);
    const { input } = this.#transcoder ?? {};
    if (!input || frame.time < this.#beginning || !(isVideo || this.options.hasAudio)) return;
    if (input.writableLength > MAX_BUFFERED) this.#isBehind = true;
    else if (isVideo && frame.keyframe) this.#isBehind = false;
    if (isVideo && this.#isBehind) return;
    // A clock that was put right must not turn the time back.
    const kind = isVideo ? 'video' : 'audio';
    const time = Math.max(frame.time - this.#beginning, this.#last[kind] + 1);
    this.#last[kind] = time;
    input.write(frameHeader(isVideo ? VIDEO : AUDIO, time, frame.keyframe, frame.data.length));
    input.write(frame.data);
  }

  /** Lets the last frames out. False when there never was one. */
  finish(): boolean {
    this.#transcoder?.finish();
    return this.#transcoder !== undefined;
  }

  kill(): void {
    this.#transcoder?.kill();
  }

  #start(keyframe: MediaFrame): void {
    const { codec, width, height } = keyframe;
    if (codec === 'OPUS' || width === 0) return;
    const configuration = codec === 'H264' ? decoderConfiguration(keyframe.data) : undefined;
    if (codec === 'H264' && !configuration) return;
    this.#beginning = keyframe.time;
    this.#transcoder = startTranscoder(this.options.ffmpeg, this.#arguments(codec, width, height));
    const audio = this.options.hasAudio ? ({ codec: 'OPUS', channels: AUDIO_CHANNELS } as const) : undefined;
    this.#transcoder.input.write(matroskaHeader({ codec, width, height, configuration }, audio));
    this.onStart(this.#transcoder);
  }

  #arguments(codec: 'H264' | 'VP8', width: number, height: number): string[] {
    return [
      ...MATROSKA_INPUT,
      ...(codec === 'H264' ? ['-c:v', 'copy'] : this.#encoding(width, height)),
      // Silence where packets are missing, so that sound and picture stay together.
      ...['-af', 'aresample=async=1000', '-c:a', 'aac', '-b:a', '160k', '-ar', '48000', '-ac', String(AUDIO_CHANNELS)],
      ...['-flush_packets', '1', '-flvflags', 'no_duration_filesize', '-f', 'flv', 'pipe:1'],
    ];
  }

  #encoding(width: number, height: number): string[] {
    const { maxBitrate, maxFramerate } = this.options;
    const rate = String(Math.round(maxBitrate));
    return [
      // A browser that is short of processor time sends smaller pictures; the stream keeps its size.
      ...['-vf', `scale=${even(width)}:${even(height)}`, '-r', String(maxFramerate)],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
      ...['-g', String(Math.round(maxFramerate)), '-sc_threshold', '0'],
      ...['-b:v', rate, '-maxrate', rate, '-bufsize', rate],
    ];
  }
}

const even = (pixels: number) => pixels - (pixels % 2);
