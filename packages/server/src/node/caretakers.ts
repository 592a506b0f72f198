import type { Logger } from '../logger.js';
import { careOf, EventEffects, TimedDemotion, type Care } from '../effects/index.js';
import { EventFeed, lineChannel, roomChannel, type FeedChannel } from '../feed/index.js';
import type { LiveHost, LiveHosts } from '../host/index.js';
import type { LineServer } from '../line/index.js';
import type { Aws, Channels, Rooms } from '../media/index.js';
import type { Directory } from '../records/index.js';
import type { Store } from '../store/index.js';

export interface CaretakersOptions {
  readonly store: Store;
  readonly hosts: LiveHosts;
  readonly aws: Aws;
  readonly rooms: Rooms;
  readonly channels: Channels;
  readonly directory: Directory;
  readonly lines: LineServer;
  readonly feed: 'room' | 'line';
  readonly log: Logger;
}

/** What looks after every event that this process has open: its effects, its feed and its lines. */
export class Caretakers {
  readonly care: Care;
  readonly #events = new Map<string, { readonly effects: readonly EventEffects[]; readonly feed: EventFeed }>();
  readonly #channel: FeedChannel;
  #demotion: TimedDemotion | undefined;

  constructor(private readonly options: CaretakersOptions) {
    const { store, aws, rooms, lines, feed, log } = options;
    this.care = careOf({
      ...options,
      demotion: (enforcement) => (this.#demotion = new TimedDemotion(enforcement, store.clock, log)),
    });
    const byLine = lineChannel((event) => lines.get(event));
    this.#channel = feed === 'line' ? byLine : roomChannel(aws.chat, rooms);
  }

  /** An event has been opened. */
  take(host: LiveHost): void {
    const { hosts, lines, log, store: { clock } } = this.options;
    const { id } = host;
    const onIdle = () =>
      void hosts.finish(id).catch((error: unknown) => log.warn({ err: error, event: id }, 'event not finished'));
    const linesOf = lines.of(host);
    this.#events.set(id, {
      effects: [
        new EventEffects({ host, name: 'effects', clock, log, react: this.care.effects, onIdle }),
        new EventEffects({ host, name: 'cues', clock, log, react: this.care.cues, onIdle: () => {} }),
      ],
      feed: new EventFeed({ host, channel: this.#channel, clock, log, hasAudience: () => linesOf.people > 0 }),
    });
  }

  async close(): Promise<void> {
    this.#demotion?.close();
    for (const { feed } of this.#events.values()) feed.close();
    await Promise.all([...this.#events.values()].flatMap(({ effects }) => effects.map((each) => each.close())));
  }
}
