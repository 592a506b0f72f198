import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ACCOUNT, newId, randomWord } from '../../control/arn.js';
import type { RecordingConfigurationRecord } from '../contract.js';
import { masterPlaylist, mediaPlaylist, type Numbered, type Variant } from '../hls/playlists.js';
import type { Session } from '../session.js';
import { recordingReport } from './report.js';

export interface RecordingOptions {
  /** Stands for Amazon S3: buckets are directories in it. */
  readonly directory: string;
  readonly configuration: RecordingConfigurationRecord;
  readonly session: Session;
}

type Listed = Omit<Numbered, 'data'>;
type Status = 'Recording Start' | 'Recording End' | 'Recording Start Failure' | 'Recording End Failure';

/** One recording on disk, laid out as Amazon IVS lays it out in a bucket. */
export class Recording {
  /** `ivs/v1/<account>/<channel>/<year>/<month>/<day>/<hours>/<minutes>/<recording>` */
  readonly prefix: string;
  readonly configuration: RecordingConfigurationRecord;
  readonly #id = randomWord(16);
  readonly #streamIds: string[];
  readonly #directory: string;
  readonly #startedAt = new Date();
  readonly #renditions = new Map<string, { variant: Variant; readonly segments: Listed[]; resumed: boolean }>();
  #session: Session;
  #begin: () => void = () => undefined;
  #begun = false;
  /** Nothing is written before `start`: a stream that nobody could play leaves nothing behind. */
  #writes = new Promise<void>((resolve) => { this.#begin = resolve; });
  #problem: string | undefined;

  constructor({ directory, configuration, session }: RecordingOptions) {
    this.configuration = configuration;
    this.#directory = join(directory, configuration.bucketName);
    this.#session = session;
    this.#streamIds = [session.streamId];
    const at = this.#startedAt;
    const time = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
    this.#write(() => this.#report('STARTED'), 'Recording Start');
    this.prefix = ['ivs', 'v1', ACCOUNT, session.channel.id, ...time, newId()].join('/');
  }

  /** Tells that it has begun, or why it cannot; what comes again is the same recording. */
  start(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#begin();
  }

  /** The encoder has come back as another stream. */
  resume(session: Session): void {
    this.#session = session;
    this.#streamIds.push(session.streamId);
    for (const rendition of this.#renditions.values()) rendition.resumed = true;
  }

  add(variant: Variant, { data, ...segment }: Numbered): void {
    const rendition = this.#renditions.get(variant.name) ?? { variant, segments: [], resumed: false };
    this.#renditions.set(variant.name, rendition);
    const number = rendition.segments.length;
    rendition.variant = variant;
    rendition.segments.push({ ...segment, number, discontinuity: segment.discontinuity || rendition.resumed });
    rendition.resumed = false;
    this.#write(() => this.#put(`media/hls/${variant.name}/${number}.ts`, data));
  }

  /** Resolves when it can be played from disk; at once when it never began. */
  async finish(): Promise<void> {
    if (!this.#begun) return;
    this.#write(async () => {
      const renditions = [...this.#renditions.values()];
      for (const { variant: { name }, segments } of renditions) {
        const target = Math.ceil(Math.max(1, ...segments.map(({ duration }) => duration)));
        const playlist = mediaPlaylist({ segments, discontinuities: 0, target, ended: true, type: 'VOD' });
        await this.#put(`media/hls/${name}/playlist.m3u8`, playlist);
      }
      const variants = renditions.map(({ variant }) => variant);
      await this.#put('media/hls/master.m3u8', masterPlaylist(variants, (name) => `${name}/playlist.m3u8`));
      await this.#report('ENDED');
    }, 'Recording End');
    await this.#writes;
  }

  get #durationMs(): number {
    const [first] = this.#renditions.values();
    return Math.round((first?.segments ?? []).reduce((total, { duration }) => total + duration, 0) * 1000);
  }

  /** One after the other; after the first that fails nothing more is written. */
  #write(work: () => Promise<void>, status?: 'Recording Start' | 'Recording End'): void {
    this.#writes = this.#writes.then(async () => {
      try {
        if (this.#problem === undefined) await work();
      } catch (error) {
        this.#problem = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      }
      if (status) this.#tell(this.#problem === undefined ? status : `${status} Failure`);
    });
  }

  #tell(status: Status): void {
    const { bucketName } = this.configuration;
    this.#session.tell({
      type: 'IVS Recording State Change', status, bucketName, keyPrefix: this.prefix,
      durationMs: status.startsWith('Recording Start') ? 0 : this.#durationMs,
      recordingSessionId: this.#id, recordedStreamIds: [...this.#streamIds],
      ...(this.#problem === undefined ? {} : { reason: `Cannot write the recording: ${this.#problem}` }),
    });
  }

  #report(state: 'STARTED' | 'ENDED'): Promise<void> {
    const report = recordingReport({
      state,
      channelArn: this.#session.channel.arn,
      startedAt: this.#startedAt,
      durationMs: this.#durationMs,
      variants: [...this.#renditions.values()].map(({ variant }) => variant),
    });
    return this.#put(`events/recording-${state.toLowerCase()}.json`, JSON.stringify(report, null, 2));
  }

  async #put(key: string, content: string | Buffer): Promise<void> {
    const file = join(this.#directory, this.prefix, key);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, content);
  }
}
