import type { ChannelRecord, Publication } from '../contract.js';
import { SfuFailure } from '../../stage/sfu/wire.js';
import { SfuWorkers } from '../../stage/sfu/workers.js';
import { Broadcast } from './broadcast.js';
import type { WebBroadcastOptions } from './contract.js';
import type { Offer } from './offer.js';
import { IngestRefusal } from './refusal.js';

/** Segments of the channel begin with keyframes: one a second keeps them short and the latency low. */
const KEYFRAME_EVERY_MS = 1000;

/** Everybody who streams from a browser; their media comes through an SFU of its own, started with the first. */
export class Broadcasts {
  readonly #broadcasts = new Map<string, Broadcast>();
  #sfu: Promise<SfuWorkers> | undefined;

  constructor(private readonly options: WebBroadcastOptions) {}

  /** The answer's SDP. @throws IngestRefusal */
  async open(id: string, offer: Offer): Promise<string> {
    const channel = this.options.directory.channelOfKey(offer.streamKey);
    if (!channel) throw new IngestRefusal('invalid-stream-key', 'There is no such stream key.');
    if (!this.options.ffmpeg) throw noFfmpeg();
    const sfu = await this.#started();
    const answer = await answerOf(sfu, id, offer);
    try {
      // Only now, and at once: whoever else offered the same in the meantime must be seen.
      this.#begin(id, channel, offer, this.#publish(channel, offer), sfu);
      return answer;
    } catch (error) {
      sfu.order({ method: 'end', session: id });
      throw error;
    }
  }

  revoke(streamKey: string): void {
    for (const broadcast of this.#all()) if (broadcast.streamKey === streamKey) broadcast.fail('The key was deleted.');
  }

  cut(channelId: string): boolean {
    const found = this.#all().find((broadcast) => broadcast.channelId === channelId);
    found?.fail('The connection was lost.');
    return found !== undefined;
  }

  async close(): Promise<void> {
    for (const broadcast of this.#all()) broadcast.finish();
    await (await this.#sfu)?.close();
  }

  #all(): Broadcast[] {
    return [...this.#broadcasts.values()];
  }

  /** @throws IngestRefusal */
  #publish(channel: ChannelRecord, { streamKey }: Offer): Publication {
    // The same client after its network was lost, which it notices sooner than this side.
    const before = this.#all().find((broadcast) => broadcast.streamKey === streamKey && broadcast.isQuiet);
    before?.fail('The client has connected anew.');
    const publication = this.options.publish(channel, 'web-broadcast');
    if (publication === 'in-use') throw new IngestRefusal('in-use', 'Somebody streams to this channel already.');
    if (publication === 'no-ffmpeg') throw noFfmpeg();
    return publication;
  }

  #begin(id: string, channel: ChannelRecord, offer: Offer, publication: Publication, sfu: SfuWorkers): void {
    const untap = sfu.tap(id, KEYFRAME_EVERY_MS, (frame) => this.#broadcasts.get(id)?.add(frame));
    const onEnd = () => {
      untap();
      this.#broadcasts.delete(id);
      sfu.order({ method: 'end', session: id });
    };
    const { ffmpeg = '' } = this.options;
    const broadcast = new Broadcast({ ...offer, ffmpeg, channel, publication, onEnd });
    this.#broadcasts.set(id, broadcast);
  }

  #started(): Promise<SfuWorkers> {
    this.#sfu ??= SfuWorkers.start({
      connected: () => undefined,
      ended: (id, reason) => this.#ended(id, reason),
    }, 1).catch((error: unknown) => {
      this.#sfu = undefined;
      throw error;
    });
    return this.#sfu;
  }

  #ended(id: string, reason: string): void {
    const broadcast = this.#broadcasts.get(id);
    if (reason === 'stopped' || reason === 'closed') broadcast?.finish();
    else broadcast?.fail(reason === 'died' ? 'The media server has died.' : `The media connection ended: ${reason}.`);
  }
}

const noFfmpeg = () =>
  new IngestRefusal('unavailable', 'There is no ffmpeg on this machine, which streaming to a channel needs.');

async function answerOf(sfu: SfuWorkers, session: string, { sdp }: Offer): Promise<string> {
  try {
    return (await sfu.ask({ method: 'publish', session, offer: sdp })).answer;
  } catch (error) {
    if (error instanceof SfuFailure && error.code !== 'unreachable') {
      throw new IngestRefusal('invalid-offer', error.message);
    }
    throw error;
  }
}
