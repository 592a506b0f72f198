import type { Logger } from 'pino';
import {
  ChannelCare, Cues, Demotion, EventEffects, MediaWatch, OnAir, reactions, Removal, StreamWatch, type React,
} from '../effects/index.js';
import { EventFeed, lineChannel, roomChannel, type FeedChannel } from '../feed/index.js';
import type { LiveHost, LiveHosts } from '../host/index.js';
import type { LineServer } from '../line/index.js';
import { Compositions, type Aws, type Channels, type Rooms } from '../media/index.js';
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
  readonly media: MediaWatch;
  readonly streams: StreamWatch;
  readonly #events = new Map<string, { readonly effects: readonly EventEffects[]; readonly feed: EventFeed }>();
  readonly #channel: FeedChannel;
  readonly #demotion: Demotion;
  readonly #react: React;
  readonly #cues: Cues;

  constructor(private readonly options: CaretakersOptions) {
    const { store, aws, rooms, channels, directory, lines, feed, log } = options;
    const onAir = new OnAir(store.records);
    const removal = new Removal(aws, rooms, store.auth, store.clock);
    this.#demotion = new Demotion(onAir, removal, store.clock, log);
    this.media = new MediaWatch(store.auth, onAir, this.#demotion, removal, log);
    this.streams = new StreamWatch(store.records);
    this.#react = reactions({
      store, directory, rooms, removal, demotion: this.#demotion, onAir,
      channels: new ChannelCare(channels, new Compositions(store.records, aws, rooms), this.streams),
    });
    this.#cues = new Cues({ aws, channels, clock: store.clock });
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
        new EventEffects({ host, name: 'effects', clock, log, react: this.#react, onIdle }),
        // Cues are in a hurry, and are not sent again because something else has to be.
        new EventEffects({ host, name: 'cues', clock, log, react: this.#cues.react, onIdle: () => {} }),
      ],
      feed: new EventFeed({ host, channel: this.#channel, clock, log, hasAudience: () => linesOf.people > 0 }),
    });
  }

  async close(): Promise<void> {
    this.#demotion.close();
    for (const { feed } of this.#events.values()) feed.close();
    await Promise.all([...this.#events.values()].flatMap(({ effects }) => effects.map((each) => each.close())));
  }
}
