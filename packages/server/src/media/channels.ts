import type { StreamKey } from '@aws-sdk/client-ivs';
import { LiveError } from '@rostrum/core/engine';
import type { RecordKey, Store } from '../store/index.js';
import { isGone, isNotBroadcasting, unlessGone, type Aws } from './aws.js';
import { asked } from './media-unavailable.js';
import { once } from './once.js';
import { ownerOf, type Owner } from './owners.js';

/** The channel of an event at Amazon IVS. The stream key is a secret: it leaves by the ingest route and no other. */
export interface EventChannel {
  readonly arn: string;
  /** HLS. */
  readonly url: string;
  /** Host that takes streams; empty where none does. */
  readonly ingest: string;
  readonly isPrivate: boolean;
  readonly streamKey: string;
}
interface Kept extends Partial<EventChannel> {
  /** The event is over, and no channel is made any more. */
  readonly over?: true;
}

interface Lent {
  readonly name: string;
}

/** The channels of those events that have one: made once, remembered, deleted when their event is done with. */
export class Channels {
  readonly #making = new Map<string, Promise<EventChannel>>();
  readonly #renewing = new Map<string, Promise<string>>();

  constructor(private readonly records: Store['records'], private readonly aws: Pick<Aws, 'ivs'>) {}

  /** The event is to have the channel of this name, as those before it: encoders keep their settings. */
  async lend(event: string, name: string): Promise<void> {
    await this.records.put<Lent>(lentKey(event), { name });
  }

  /** Makes the channel if it is not there. Errors: `playback/over`, `access/media-unavailable`. */
  open(event: string, isPrivate: boolean): Promise<EventChannel> {
    return once(this.#making, event, () => this.#open(event, isPrivate))
      .finally(() => this.#making.delete(event));
  }

  /** Undefined while there is none, and when the event is done with; nothing is made. */
  async known(event: string): Promise<EventChannel | undefined> {
    if (await this.#isOver(event)) return undefined;
    const kept = (await this.records.get<Kept>(await this.#place(event)))?.value;
    return isMade(kept) ? kept : undefined;
  }

  /** Whether playback needs a token. */
  async setPrivate(event: string, isPrivate: boolean): Promise<void> {
    const channel = await this.known(event);
    if (!channel || channel.isPrivate === isPrivate) return;
    await this.aws.ivs.updateChannel({ arn: channel.arn, authorized: isPrivate });
    await this.#change(event, { isPrivate });
  }

  /** A new key, one for all who ask at once; whoever streams with the old one is cut off. Errors: as `open`. */
  newKey(event: string, { arn }: EventChannel): Promise<string> {
    return once(this.#renewing, event, () => this.#newKey(event, arn)).finally(() => this.#renewing.delete(event));
  }

  /** The stream that runs on a lent channel, which may have begun before the event: its start is not reported again. */
  async running(event: string): Promise<string | undefined> {
    const channel = (await this.#isLent(event)) ? await this.known(event) : undefined;
    return channel && this.#streamOf(channel.arn);
  }

  /** Ends what the event streams, for good: an encoder that connects again finds its key dead, unless it is lent. */
  async stop(event: string, stream: string | undefined): Promise<void> {
    const channel = await this.known(event);
    if (!channel) return;
    if (!(await this.#isLent(event))) await this.#dropKeys(channel.arn).catch(unlessGone);
    else if (!(await this.#has(event, channel)) && (await this.#streamOf(channel.arn)) !== stream) return;
    await this.#cut(channel.arn).catch(unlessGone);
  }

  /** Deletes it, if there is one, unless it is lent. Throws while AWS still takes it for live. */
  async delete(event: string): Promise<void> {
    // From here on none is made that would be missed below.
    const kept = await this.records.change<Kept>(keyOf(event), (was) => ({ ...was, over: true }));
    if (kept?.arn !== undefined) await this.aws.ivs.deleteChannel({ arn: kept.arn }).catch(unlessGone);
    await this.records.put<Kept>(keyOf(event), { over: true });
  }

  async #newKey(event: string, arn: string): Promise<string> {
    await asked(this.#dropKeys(arn));
    const { streamKey } = await asked(this.aws.ivs.createStreamKey({ channelArn: arn }));
    await this.#change(event, { streamKey: valueOf(streamKey) });
    await asked(this.#cut(arn));
    return valueOf(streamKey);
  }

  async #open(event: string, isPrivate: boolean): Promise<EventChannel> {
    if (await this.#isOver(event)) throw over();
    const place = await this.#place(event);
    const kept = (await this.records.get<Kept>(place))?.value;
    if (isMade(kept)) {
      // What is reported of a lent channel is reported of the event that has it now.
      await this.records.put<Owner>(ownerOf(kept.arn), { event });
      return kept;
    }
    const { channel, streamKey } = await asked(this.aws.ivs.createChannel({
      name: `rostrum-${event}`, type: 'STANDARD', latencyMode: 'LOW', authorized: isPrivate,
      tags: { 'rostrum-event': event },
    }));
    const made: EventChannel = {
      arn: channel!.arn!, url: channel!.playbackUrl!, ingest: channel!.ingestEndpoint ?? '', isPrivate,
      streamKey: valueOf(streamKey),
    };
    await this.records.put<Owner>(ownerOf(made.arn), { event });
    // Two processes may both have made one; whoever keeps theirs first has it.
    const first = await this.records.change<Kept>(place, (was) => (was ? undefined : made));
    if (first?.arn === made.arn) return made;
    await this.aws.ivs.deleteChannel({ arn: made.arn }).catch(unlessGone);
    if (isMade(first)) return first;
    throw over();
  }

  /** Every key of it, those included that a crash has kept from being written down. */
  async #dropKeys(channelArn: string): Promise<void> {
    const { ivs } = this.aws;
    const { streamKeys = [] } = await ivs.listStreamKeys({ channelArn });
    for (const { arn } of streamKeys) await ivs.deleteStreamKey({ arn: arn! }).catch(unlessGone);
  }

  /** Whether what happens on the channel is this event's: a lent one may be the next one's by now. */
  async #has(event: string, { arn }: EventChannel): Promise<boolean> {
    return (await this.records.get<Owner>(ownerOf(arn)))?.value.event === event;
  }

  async #streamOf(channelArn: string): Promise<string | undefined> {
    try {
      return (await this.aws.ivs.getStream({ channelArn })).stream?.streamId;
    } catch (error) {
      if (isNotBroadcasting(error) || isGone(error)) return undefined;
      throw error;
    }
  }

  async #cut(channelArn: string): Promise<void> {
    await this.aws.ivs.stopStream({ channelArn }).catch((error: unknown) => {
      if (!isNotBroadcasting(error)) throw error;
    });
  }

  async #change(event: string, part: Partial<EventChannel>): Promise<void> {
    await this.records.change<Kept>(await this.#place(event), (was) => (isMade(was) ? { ...was, ...part } : undefined));
  }

  /** Where the event's channel is written down. */
  async #place(event: string): Promise<RecordKey> {
    const lent = await this.records.get<Lent>(lentKey(event));
    return lent ? { partition: 'named-channels', id: lent.value.name } : keyOf(event);
  }

  async #isOver(event: string): Promise<boolean> {
    return (await this.records.get<Kept>(keyOf(event)))?.value.over === true;
  }

  async #isLent(event: string): Promise<boolean> {
    return (await this.records.get<Lent>(lentKey(event))) !== undefined;
  }
}

const lentKey = (event: string) => ({ partition: 'lent-channels', id: event });
const keyOf = (event: string) => ({ partition: 'channels', id: event });
const isMade = (kept: Kept | undefined): kept is EventChannel => kept?.arn !== undefined && !kept.over;
const valueOf = (key: StreamKey | undefined): string => key!.value!;
/** No channel is made for an event that has ended. */
export const over = () =>
  new LiveError('playback/over', 'This event is over, and its channel is closed.', 'Nothing to do.');
