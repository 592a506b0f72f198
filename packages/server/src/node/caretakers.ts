import type { Logger } from '../logger.js';
import { careOf, EventEffects, TimedDemotion, type Care } from '../effects/index.js';
import { EventFeed, lineChannel, roomChannel, type FeedChannel } from '../feed/index.js';
import type { LiveHost, LiveHosts } from '../host/index.js';
import type { EventLines, LineServer } from '../line/index.js';
import type { Aws, Channels, Rooms } from '../media/index.js';
import type { Directory } from '../records/index.js';
import type { Store } from '../store/index.js';

/** How often is looked for events that nobody has a use of, in milliseconds, and how long nobody had one. */
const LOOK = 60_000;
const IDLE = 10 * 60_000;

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

interface InCare {
  readonly host: LiveHost;
  readonly lines: EventLines;
  readonly effects: readonly EventEffects[];
  readonly feed: EventFeed;
  /** Of the host: those that look after it. */
  readonly listeners: number;
}

/**
 * What looks after every event that this process has open: its effects, its feed and its lines. An event that nobody
 * has a use of is put away: it costs memory, and the renewal of its lease every few seconds.
 */
export class Caretakers {
  readonly care: Care;
  readonly #events = new Map<string, InCare>();
  readonly #channel: FeedChannel;
  #demotion: TimedDemotion | undefined;
  #cancelLook: () => void;

  constructor(private readonly options: CaretakersOptions) {
    const { store, aws, rooms, lines, feed, log } = options;
    this.care = careOf({
      ...options,
      demotion: (enforcement) => (this.#demotion = new TimedDemotion(enforcement, store.clock, log)),
    });
    const byLine = lineChannel((event) => lines.get(event));
    this.#channel = feed === 'line' ? byLine : roomChannel(aws.chat, rooms);
    this.#cancelLook = store.clock.after(LOOK, this.#look);
  }

  /** An event has been opened. */
  take(host: LiveHost): void {
    const { hosts, lines: server, log, store: { clock } } = this.options;
    const { id } = host;
    const lines = server.of(host);
    // What is finished is not opened after a restart: nobody would look after what is left to do.
    const onIdle = () => {
      if (effects.some((each) => each.isBusy)) return;
      hosts.finish(id).catch((error: unknown) => log.warn({ err: error, event: id }, 'event not finished'));
    };
    const effects: readonly EventEffects[] = [
      new EventEffects({ host, name: 'effects', clock, log, react: this.care.effects, onIdle }),
      new EventEffects({ host, name: 'cues', clock, log, react: this.care.cues, onIdle }),
    ];
    const feed = new EventFeed({ host, channel: this.#channel, clock, log, hasAudience: () => lines.people > 0 });
    this.#events.set(id, { host, lines, effects, feed, listeners: host.listeners });
  }

  async close(): Promise<void> {
    this.#cancelLook();
    this.#demotion?.close();
    await Promise.all([...this.#events.values()].map(closed));
  }

  readonly #look = (): void => {
    const { hosts, lines, log, rooms, store: { clock } } = this.options;
    for (const [id, event] of this.#events) {
      if (!this.#isUnused(event)) continue;
      this.#events.delete(id);
      lines.drop(id);
      rooms.letGo(id);
      hosts.unload(id, () => closed(event)).catch((error: unknown) => {
        log.error({ err: error, event: id }, 'event not put away');
      });
    }
    this.#cancelLook = clock.after(LOOK, this.#look);
  };

  #isUnused({ host, lines, effects, listeners }: InCare): boolean {
    const { idleSince } = host;
    return idleSince !== undefined && idleSince <= this.options.store.clock.now() - IDLE
      && lines.isIdle && effects.every((each) => each.isIdle) && !this.#demotion?.waitsFor(host.id)
      // Somebody else is told of it as well, like who watches it from the program around the server.
      && host.listeners === listeners;
  }
}

async function closed({ feed, effects }: InCare): Promise<void> {
  feed.close();
  await Promise.all(effects.map((each) => each.close()));
}
