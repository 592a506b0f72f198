import type { Stage } from '@aws-sdk/client-ivs-realtime';
import { MESSAGE_LENGTH } from '@rostrum/core/chat';
import { LiveError } from '@rostrum/core/engine';
import type { Store } from '../store/index.js';
import { isGone, unlessGone, type Aws } from './aws.js';
import { asked, mediaUnavailable } from './media-unavailable.js';
import { once } from './once.js';
import { ownedBy, ownerOf, roomsOf, type Made } from './owners.js';

/** The attribute, with the value `true`, of whom a composition shows large: screens. */
export const FEATURED = 'featured';

/** An IVS stage, as its tokens need it. */
export interface StageRoom {
  readonly arn: string;
  /** Base URLs that the web SDK connects to. */
  readonly whip: string;
  readonly events: string;
}
/** The message review handler of every chat room: a Lambda function's ARN, or a URL on local-aws. */
export interface RoomsOptions {
  readonly reviewHandler: string;
}

/** The stage and the chat room of every event: made on first need, remembered, found again by their ARNs. */
export class Rooms {
  /** What AWS has confirmed since this process started. */
  readonly #stages = new Map<string, Promise<StageRoom>>();
  readonly #chats = new Map<string, Promise<string>>();

  constructor(
    private readonly records: Store['records'],
    private readonly aws: Aws,
    private readonly options: RoomsOptions,
  ) {}

  /** Errors: `stage/over`, `access/media-unavailable`. */
  stage(event: string): Promise<StageRoom> {
    return once(this.#stages, event, () => this.#stage(event));
  }

  /** The room's ARN. Errors: `access/media-unavailable`. */
  chat(event: string): Promise<string> {
    return once(this.#chats, event, () => this.#chat(event));
  }

  /** The ARNs as far as they are there; nothing is made. */
  known(event: string): Promise<Made> {
    return ownedBy(this.records).known(event);
  }

  /** The event that a stage, a chat room or a channel belongs to. */
  eventOf(arn: string): Promise<string | undefined> {
    return ownedBy(this.records).eventOf(arn);
  }

  /** Nobody has a use of the event for now: it is looked up again by who has one. */
  letGo(event: string): void {
    this.#stages.delete(event);
    this.#chats.delete(event);
  }

  /** The room turned out not to exist: the next one who asks gets a new one. */
  async forgetChat(event: string, arn: string): Promise<void> {
    this.#chats.delete(event);
    await this.records.change<Made>(roomsOf(event), (was) => (was?.chat === arn ? without(was, 'chat') : undefined));
  }

  /** Ends the stage for good: everybody on it is told. The chat room stays (S4.7). */
  async deleteStage(event: string): Promise<void> {
    // From here on none is made that would be missed below; which one it was is kept until AWS has deleted it.
    const was = await this.records.change<Made>(roomsOf(event), (kept) => ({ ...kept, over: true }));
    this.#stages.delete(event);
    if (was?.stage === undefined) return;
    await this.aws.realtime.deleteStage({ arn: was.stage }).catch(unlessGone);
    await this.records.change<Made>(roomsOf(event), (kept) => kept && without(kept, 'stage'));
  }

  async #stage(event: string): Promise<StageRoom> {
    const { stage: arn, over } = await this.known(event);
    if (over) throw new LiveError('stage/over', 'This event is over, and its stage is closed.', 'Nothing to do.');
    const found = arn === undefined ? undefined : await this.#find(arn);
    if (found) return found;
    const { stage } = await asked(this.aws.realtime.createStage({ name: `rostrum-${event}` }));
    const made = roomOf(stage);
    const kept = await this.#keep(event, 'stage', made.arn, arn);
    if (kept.stage === made.arn) return made;
    await this.aws.realtime.deleteStage({ arn: made.arn }).catch(unlessGone);
    return this.#stage(event);
  }

  async #find(arn: string): Promise<StageRoom | undefined> {
    try {
      return roomOf((await this.aws.realtime.getStage({ arn })).stage);
    } catch (error) {
      if (isGone(error)) return undefined;
      throw mediaUnavailable(error);
    }
  }

  async #chat(event: string): Promise<string> {
    const { chat } = await this.known(event);
    if (chat !== undefined) return chat;
    const room = await asked(this.aws.chat.createRoom({
      name: `rostrum-${event}`,
      maximumMessageLength: MESSAGE_LENGTH,
      // A handler that is late or down must not open the room to what nobody has looked at (S4.9).
      messageReviewHandler: { uri: this.options.reviewHandler, fallbackResult: 'DENY' },
    }));
    const kept = await this.#keep(event, 'chat', room.arn!, undefined);
    if (kept.chat !== room.arn) {
      await this.aws.chat.deleteRoom({ identifier: room.arn }).catch(unlessGone);
    }
    return kept.chat!;
  }

  /** Whoever keeps one first has it; two processes may both have made one. */
  async #keep(event: string, what: 'stage' | 'chat', arn: string, instead: string | undefined): Promise<Made> {
    await this.records.put(ownerOf(arn), { event });
    const kept = await this.records.change<Made>(roomsOf(event), (was) =>
      was?.over && what === 'stage' || was?.[what] !== instead ? undefined : { ...was, [what]: arn });
    return kept ?? {};
  }
}

function without(kept: Made, what: 'stage' | 'chat'): Made {
  const { [what]: _, ...rest } = kept;
  return rest;
}

function roomOf(stage: Stage | undefined): StageRoom {
  return { arn: stage!.arn!, whip: stage!.endpoints?.whip ?? '', events: stage!.endpoints?.events ?? '' };
}
