import { systemClock } from '../clock.js';
import { RateMeter } from '../rate.js';
import type { ChannelRecord, ChannelUpdate, IngestKind, Publication } from './contract.js';
import { LiveStream } from './live-stream.js';
import type { Recording } from './recording/recording.js';
import { Session } from './session.js';

export interface LivePublicationOptions {
  readonly channel: ChannelRecord;
  readonly kind: IngestKind;
  readonly ffmpeg: string;
  readonly onUpdate: (update: ChannelUpdate) => void;
  /** Where the stream is recorded, if it is. */
  readonly record: (session: Session) => Recording | undefined;
  /** It is over for the encoder; another one may come. The last segments are there when `whole` resolves. */
  readonly onEnd: (publication: LivePublication, whole: Promise<void>) => void;
}

/** An encoder that is connected and silent for this long starves the stream. */
const STARVATION_MS = 3_000;

/** Somebody streams: the media, the record of it, and the health. */
export class LivePublication implements Publication {
  readonly session: Session;
  readonly media: LiveStream;
  readonly recording: Recording | undefined;
  readonly #options: LivePublicationOptions;
  readonly #meter = new RateMeter(systemClock);
  #starvation: NodeJS.Timeout | undefined;
  #stopped: (reason: string) => void = () => undefined;
  #playable = false;
  #starving = false;
  #over = false;

  constructor(options: LivePublicationOptions) {
    this.#options = options;
    this.session = new Session(options.channel, options.kind, options.onUpdate);
    this.recording = options.record(this.session);
    this.media = new LiveStream({
      ffmpeg: options.ffmpeg,
      onSegment: (variant, segment) => this.recording?.add(variant, segment),
      onPlayable: () => this.#begin(),
      onFailure: (reason) => {
        this.end('failed', reason);
        this.#stopped(reason);
      },
    });
    this.#feed();
  }

  get streamId(): string {
    return this.session.streamId;
  }

  /** A player can begin. */
  get isLive(): boolean {
    return this.#playable && !this.#over;
  }

  /** Bits per second over the last seconds. */
  get bitrateIn(): number {
    return this.#meter.perSecond() * 8;
  }

  write(flv: Buffer): boolean {
    if (this.#over) return true;
    this.#meter.count(flv.length);
    this.#feed();
    return this.media.write(flv);
  }

  drained(): Promise<void> {
    return this.#over ? Promise.resolve() : this.media.drained();
  }

  end(outcome: 'ended' | 'failed', reason?: string): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#starvation);
    if (outcome === 'failed') this.#tell('Stream Failure', reason);
    if (this.#playable) this.#tell('Stream End');
    this.#options.onEnd(this, this.media.finish());
    this.session.end();
  }

  onStopped(run: (reason: string) => void): void {
    this.#stopped = run;
  }

  /** Ends it from this side and tells who streams. */
  stop(reason: string): void {
    if (this.#over) return;
    this.end('ended');
    this.#stopped(reason);
  }

  #begin(): void {
    if (this.#over) return;
    this.#playable = true;
    const ingestConfiguration = this.media.ingestConfiguration();
    this.session.update({ health: 'HEALTHY', ...(ingestConfiguration ? { ingestConfiguration } : {}) });
    this.#tell('Stream Start');
    this.recording?.start();
  }

  #tell(eventName: 'Stream Start' | 'Stream End' | 'Stream Failure', reason?: string): void {
    this.session.tell({ type: 'IVS Stream State Change', eventName, ...(reason === undefined ? {} : { reason }) });
  }

  /** Data has come, so the wait for more begins anew. */
  #feed(): void {
    if (this.#starving) this.#starve(false);
    this.#starvation ??= setTimeout(() => this.#starve(true), STARVATION_MS).unref();
    this.#starvation.refresh();
  }

  #starve(starving: boolean): void {
    if (this.#over) return;
    this.#starving = starving;
    this.session.update({ health: starving ? 'STARVING' : 'HEALTHY' });
    const eventName = starving ? 'Starvation Start' : 'Starvation End';
    this.session.tell({ type: 'IVS Stream Health Change', eventName });
  }
}
