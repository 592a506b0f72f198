import type { ChannelDirectory } from '../contract.js';
import type { Session } from '../session.js';
import { Recording } from './recording.js';

export interface RecorderOptions {
  readonly directory: Pick<ChannelDirectory, 'recording'>;
  /** Stands for Amazon S3. */
  readonly recordings: string;
}

interface Waiting {
  readonly recording: Recording;
  /** No more of the stream before is to come. */
  readonly whole: Promise<void>;
  readonly timer: NodeJS.Timeout;
}

/** The recordings of one channel: a stream that comes back in time goes on in the place of the one before. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #finishing = new Set<Promise<void>>();
  #waiting: Waiting | undefined;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Where a stream that begins now is recorded, if its channel says that it is. */
  recordingOf(session: Session): Recording | undefined {
    const { directory, recordings } = this.#options;
    if (this.#waiting) {
      const { recording, timer } = this.#waiting;
      clearTimeout(timer);
      this.#waiting = undefined;
      recording.resume(session);
      return recording;
    }
    const configuration = directory.recording(session.channel.recordingConfigurationArn);
    return configuration && new Recording({ directory: recordings, configuration, session });
  }

  /** The stream is over for its encoder; its last segments are there when `whole` resolves. */
  release(recording: Recording | undefined, whole: Promise<void>): void {
    if (!recording) return;
    const windowMs = recording.configuration.recordingReconnectWindowSeconds * 1000;
    const timer = setTimeout(() => this.#finish(), windowMs).unref();
    this.#waiting = { recording, whole, timer };
    if (windowMs === 0) this.#finish();
  }

  /** Waits for no encoder. Resolves when everything is on disk. */
  async close(): Promise<void> {
    this.#finish();
    await Promise.all(this.#finishing);
  }

  #finish(): void {
    if (!this.#waiting) return;
    const { recording, whole, timer } = this.#waiting;
    clearTimeout(timer);
    this.#waiting = undefined;
    const finished = whole.then(() => recording.finish()).finally(() => this.#finishing.delete(finished));
    this.#finishing.add(finished);
  }
}
