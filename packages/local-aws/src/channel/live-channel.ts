import type { ChannelRecord, ChannelStatus, ChannelUpdate, IngestKind, StreamSession } from './contract.js';
import { LivePublication } from './live-publication.js';
import type { Watchable } from './playback/playback.js';
import { Viewers } from './playback/viewers.js';
import { Recorder, type RecorderOptions } from './recording/recorder.js';
import type { Session } from './session.js';

/** How long the end of a stream can still be fetched by players that are not there yet. */
const ENDED_KEPT_MS = 60_000;
const SESSIONS_KEPT = 100;

export interface LiveChannelOptions extends RecorderOptions {
  readonly onUpdate: (update: ChannelUpdate) => void;
}

/** One channel: who streams to it now, and the sessions that there were. */
export class LiveChannel implements Watchable {
  readonly viewers = new Viewers();
  losesMetadata = false;
  readonly #options: LiveChannelOptions;
  readonly #sessions: Session[] = [];
  readonly #recorder: Recorder;
  #current: LivePublication | undefined;
  #last: LivePublication | undefined;

  constructor(options: LiveChannelOptions) {
    this.#options = options;
    this.#recorder = new Recorder(options);
  }

  /** Undefined when somebody streams already. */
  publish(channel: ChannelRecord, kind: IngestKind, ffmpeg: string): LivePublication | undefined {
    if (this.#current) return undefined;
    const publication = new LivePublication({
      channel, kind, ffmpeg,
      onUpdate: (update) => this.#options.onUpdate(update),
      record: (session) => this.#recorder.recordingOf(session),
      onEnd: (ended, whole) => this.#ended(ended, whole),
    });
    this.#current = publication;
    this.#sessions.unshift(publication.session);
    if (this.#sessions.length > SESSIONS_KEPT) this.#sessions.pop();
    return publication;
  }

  /** Who streams, also before it can be played. */
  get publication(): LivePublication | undefined {
    return this.#current;
  }

  get sessions(): readonly StreamSession[] {
    const current = this.#current?.session;
    return this.#sessions.map((session) => session.view(session === current ? this.viewers.count() : 0));
  }

  /** The stream that can be played. */
  get session(): StreamSession | undefined {
    return this.#current?.isLive ? this.#current.session.view(this.viewers.count()) : undefined;
  }

  get status(): ChannelStatus | undefined {
    if (!this.#current) return undefined;
    const { session, bitrateIn, media } = this.#current;
    return {
      channel: session.channel, stream: session.view(this.viewers.count()), bitrateIn,
      segments: media.renditions[0]?.count ?? 0,
    };
  }

  live(): ReturnType<Watchable['live']> {
    if (!this.#current?.isLive) return undefined;
    return { streamId: this.#current.streamId, renditions: this.#current.media.renditions };
  }

  renditions(streamId: string): ReturnType<Watchable['renditions']> {
    return [this.#current, this.#last].find((each) => each?.streamId === streamId)?.media.renditions;
  }

  /** Resolves when the last stream is whole on disk. */
  async close(reason: string): Promise<void> {
    this.#current?.stop(reason);
    await this.#recorder.close();
  }

  #ended(publication: LivePublication, whole: Promise<void>): void {
    this.#current = undefined;
    this.#last = publication;
    this.#recorder.release(publication.recording, whole);
    setTimeout(() => {
      if (this.#last === publication) this.#last = undefined;
    }, ENDED_KEPT_MS).unref();
  }
}
