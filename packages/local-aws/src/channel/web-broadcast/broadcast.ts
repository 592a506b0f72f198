import type { MediaFrame } from '../../stage/contract.js';
import type { ChannelRecord, Publication } from '../contract.js';
import type { Transcoder } from '../transcode/process.js';
import { Packaging, type PackagingOptions } from './packaging.js';

/** Nothing at all for so long: the network is gone, or the browser with it. */
const LOST_MS = 10_000;
/** A client that connects anew after so much silence takes the place of its old self. */
const QUIET_MS = 2500;

export interface BroadcastOptions extends PackagingOptions {
  readonly channel: ChannelRecord;
  readonly streamKey: string;
  readonly publication: Publication;
  /** Its media session is to end. */
  readonly onEnd: () => void;
}

/** One client that streams: its frames become FLV, and that the channel's stream. */
export class Broadcast {
  readonly #packaging: Packaging;
  readonly #watch: NodeJS.Timeout;
  #heardAt = Date.now();
  #state: 'live' | 'finishing' | 'over' = 'live';

  constructor(private readonly options: BroadcastOptions) {
    this.#packaging = new Packaging(options, (transcoder) => void this.#carry(transcoder));
    this.#watch = setInterval(() => this.#listen(), 1000);
    options.publication.onStopped(() => this.#cut());
  }

  get channelId(): string {
    return this.options.channel.id;
  }

  get streamKey(): string {
    return this.options.streamKey;
  }

  get isQuiet(): boolean {
    return Date.now() - this.#heardAt > QUIET_MS;
  }

  add(frame: MediaFrame): void {
    this.#heardAt = Date.now();
    if (this.#state === 'live') this.#packaging.add(frame);
  }

  /** The client said goodbye: what it sent last still goes out. */
  finish(): void {
    if (this.#state !== 'live') return;
    this.#leave('finishing');
    if (!this.#packaging.finish()) this.#over();
  }

  fail(reason: string): void {
    if (this.#state === 'over') return;
    this.#cut();
    this.options.publication.end('failed', reason);
  }

  /** Nobody wants the rest. */
  #cut(): void {
    if (this.#state === 'live') this.#leave('over');
    this.#state = 'over';
    this.#packaging.kill();
  }

  #leave(state: 'finishing' | 'over'): void {
    this.#state = state;
    clearInterval(this.#watch);
    this.options.onEnd();
  }

  #over(): void {
    this.#state = 'over';
    this.options.publication.end('ended');
  }

  #listen(): void {
    if (Date.now() - this.#heardAt > LOST_MS) this.fail('The client sends nothing any more.');
  }

  async #carry({ output, ended }: Transcoder): Promise<void> {
    const { publication } = this.options;
    for await (const flv of output as AsyncIterable<Buffer>) if (!publication.write(flv)) await publication.drained();
    const lastWords = await ended;
    if (this.#state === 'finishing') this.#over();
    else if (lastWords !== undefined) this.fail(`ffmpeg: ${lastWords}`);
  }
}
