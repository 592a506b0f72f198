import { join } from 'node:path';
import type { CompositionDestination, DestinationStatus } from '../composition-contract.js';
import type { Publication } from '../contract.js';
import type { CompositorOptions } from './options.js';
import type { Outlet } from './production.js';
import { Recording } from './recording.js';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

export interface DestinationOptions extends Pick<CompositorOptions, 'publish' | 'recordings'> {
  readonly ffmpeg: string;
  /** `<stage id>/<composition id>`: recordings are below it. */
  readonly prefix: string;
  /** It goes on no longer. */
  readonly onLost: (reason: string) => void;
}

/** Where a composition goes: a channel, or a directory that stands for a bucket. */
export class Destination {
  readonly #status: Draft<DestinationStatus>;
  #publication: Publication | undefined;
  #recording: Recording | undefined;

  constructor(readonly request: CompositionDestination, private readonly options: DestinationOptions) {
    this.#status = { id: request.id, state: 'STARTING' };
    if (!('channel' in request)) this.#status.recordingPrefix = `${options.prefix}/${request.id}/composition`;
  }

  get status(): DestinationStatus {
    return { ...this.#status };
  }

  get id(): string {
    return this.request.id;
  }

  /** Neither ended nor failed. */
  get isOpen(): boolean {
    return this.#status.endTime === undefined;
  }

  /** Rejects when there is nowhere to go. */
  async open(): Promise<Outlet> {
    return 'channel' in this.request ? this.#publish(this.request) : this.#record(this.request);
  }

  started(): void {
    Object.assign(this.#status, { state: 'ACTIVE', startTime: new Date() });
  }

  stopping(): void {
    if (this.isOpen) this.#status.state = 'STOPPING';
  }

  /** All that was made has been written. Rejects when it cannot be kept. */
  async finish(): Promise<void> {
    this.#publication?.end('ended');
    await this.#recording?.finish();
    Object.assign(this.#status, { state: 'STOPPED', endTime: new Date() });
  }

  fail(reason: string): void {
    Object.assign(this.#status, { state: 'FAILED', endTime: new Date() });
    this.#publication?.end('failed', reason);
    void this.#recording?.finish().catch(() => undefined); // what there is can still be played
  }

  #publish({ channel }: { readonly channel: Parameters<CompositorOptions['publish']>[0] }): Outlet {
    const publication = this.options.publish(channel, 'composition');
    if (publication === 'in-use') throw new Error('Somebody streams to the channel already.');
    if (publication === 'no-ffmpeg') throw new Error('There is no ffmpeg on this machine.');
    this.#publication = publication;
    publication.onStopped((reason) => this.options.onLost(reason));
    return publication;
  }

  async #record({ bucketName, encoder }: { readonly bucketName: string } & CompositionDestination): Promise<Outlet> {
    const { recordings, ffmpeg } = this.options;
    const directory = join(recordings, bucketName, this.#status.recordingPrefix ?? '');
    this.#recording = await Recording.start({ ffmpeg, directory, encoder });
    void this.#recording.ended.then((problem) => problem !== undefined && this.options.onLost(problem));
    return this.#recording;
  }
}
