import { once } from 'node:events';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EncoderConfigurationRecord } from '../composition-contract.js';
import { startTranscoder, type Transcoder } from '../transcode/process.js';
import type { Outlet } from './production.js';

export interface RecordingOptions {
  readonly ffmpeg: string;
  /** The directory that stands for the prefix in the bucket. */
  readonly directory: string;
  readonly encoder: EncoderConfigurationRecord;
}

const SEGMENT_SECONDS = 4;
const MULTIVARIANT = 'multivariant.m3u8';

/** A composition on disk as Amazon S3 would have it: HLS that can be played while it grows and for ever after. */
export class Recording implements Outlet {
  /** Resolves when ffmpeg is gone: undefined after `finish`, else what went wrong. */
  readonly ended: Promise<string | undefined>;
  readonly #startedAt = new Date();

  private constructor(
    private readonly options: RecordingOptions,
    private readonly rendition: string,
    private readonly transcoder: Transcoder,
  ) {
    this.ended = transcoder.ended;
    transcoder.output.resume();
  }

  /** Rejects when the directory cannot be written. */
  static async start(options: RecordingOptions): Promise<Recording> {
    const { directory, encoder, ffmpeg } = options;
    const { width, height, framerate, bitrate } = encoder.video;
    const rendition = `${height}p${Math.round(framerate)}`;
    const hls = join(directory, 'media', 'hls');
    await mkdir(join(hls, rendition), { recursive: true });
    await mkdir(join(directory, 'events'), { recursive: true });
    const stream = `#EXT-X-STREAM-INF:BANDWIDTH=${bitrate},RESOLUTION=${width}x${height}`;
    await writeFile(join(hls, MULTIVARIANT), `#EXTM3U\n#EXT-X-VERSION:3\n${stream}\n${rendition}/playlist.m3u8\n`);
    const recording = new Recording(options, rendition, startTranscoder(ffmpeg, [
      ...['-f', 'flv', '-i', 'pipe:0', '-c', 'copy', '-f', 'hls', '-hls_time', String(SEGMENT_SECONDS)],
      ...['-hls_playlist_type', 'event', '-hls_segment_filename', join(hls, rendition, '%d.ts')],
      ...['-hls_flags', 'temp_file', join(hls, rendition, 'playlist.m3u8')],
    ]));
    await recording.#report('started');
    return recording;
  }

  write(flv: Buffer): boolean {
    return this.transcoder.input.writable ? this.transcoder.input.write(flv) : true;
  }

  async drained(): Promise<void> {
    await Promise.race([once(this.transcoder.input, 'drain'), this.ended]);
  }

  /** Resolves when it is whole. */
  async finish(): Promise<void> {
    this.transcoder.finish();
    await this.ended;
    const playlist = join(this.options.directory, 'media', 'hls', this.rendition, 'playlist.m3u8');
    const text = await readFile(playlist, 'utf8');
    await writeFile(`${playlist}.new`, text.replace('#EXT-X-PLAYLIST-TYPE:EVENT', '#EXT-X-PLAYLIST-TYPE:VOD'));
    await rename(`${playlist}.new`, playlist);
    await this.#report('ended');
  }

  async #report(what: 'started' | 'ended'): Promise<void> {
    const { width, height } = this.options.encoder.video;
    const path = this.rendition;
    const hls = {
      path: 'media/hls',
      playlist: MULTIVARIANT,
      renditions: [{ path, playlist: 'playlist.m3u8', resolution_width: width, resolution_height: height }],
    };
    const times = {
      recording_started_at: this.#startedAt.toISOString(),
      ...(what === 'ended' ? { recording_ended_at: new Date().toISOString() } : {}),
    };
    const report = { version: 'v1', ...times, recording_status: `RECORDING_${what.toUpperCase()}`, media: { hls } };
    await writeFile(join(this.options.directory, 'events', `recording-${what}.json`), JSON.stringify(report, null, 2));
  }
}
