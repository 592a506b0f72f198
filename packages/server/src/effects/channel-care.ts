import { LiveError } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import { CHANNEL } from '@rostrum/core/playback';
import { isOver, sessionOf, type EventHost } from '../host/index.js';
import type { Channels, Compositions } from '../media/index.js';
import type { Effect } from './effect.js';
import type { StreamWatch } from './stream-watch.js';

/** Seconds that viewers of a channel may be late and still answer in time. */
const ALLOWANCE = 20;
/** How long a channel stays after its event, for those who are late and for answers that are: in milliseconds. */
const AFTERGLOW = 60_000;
const KEY = 'channel';

/** The channel of an event through its life: made with it, fed while it is live, deleted when everybody has seen it. */
export class ChannelCare {
  constructor(
    private readonly channels: Channels,
    private readonly compositions: Compositions,
    private readonly streams: StreamWatch,
  ) {}

  /** Makes the channel and tells the event; private when the event lets no guests in. */
  open(host: EventHost): Effect {
    return {
      key: KEY,
      errand: 'channel',
      run: async () => {
        const session = await sessionOf(host);
        if (!session?.channel || isOver(session)) return;
        const isPrivate = !session.guests;
        const { url } = await this.channels.open(host.id, isPrivate);
        await this.channels.setPrivate(host.id, isPrivate);
        const opened = { url, source: session.channel, isPrivate, allowance: ALLOWANCE };
        const answer = await host.system('playback/open', opened);
        if (answer instanceof LiveError && answer.kind === 'limit') throw answer;
        const stream = await this.channels.running(host.id);
        if (stream !== undefined) await this.streams.take(host, { name: 'Stream Start', stream });
      },
    };
  }

  /** Has the stage composed for the channel while the event is live, if that is its source. */
  compose(host: EventHost): Effect {
    return {
      key: KEY,
      errand: 'channel',
      run: async () => {
        const session = await sessionOf(host);
        if (session?.channel !== 'composition' || session.status !== 'live') return;
        const { arn } = await this.channels.open(host.id, !session.guests);
        await this.compositions.start(host.id, arn);
      },
    };
  }

  async endComposition(host: EventHost): Promise<void> {
    if ((await sessionOf(host))?.channel === 'composition') await this.compositions.stop(host.id);
  }

  /** Ends the stream at once, and the channel a minute later. */
  close(host: EventHost, at: number): readonly Effect[] {
    return [
      { key: KEY, errand: 'ending', run: async () => this.channels.stop(host.id, await streamOf(host)) },
      {
        key: KEY,
        errand: 'ending',
        when: async () => ((await sessionOf(host))?.channel ? at + AFTERGLOW : 0),
        run: async () => {
          if ((await sessionOf(host))?.channel) await this.channels.delete(host.id);
        },
      },
    ];
  }
}

const streamOf = (host: EventHost): Promise<string | undefined> =>
  host.read((engine) => tablesOf(engine).channel.get(CHANNEL)?.stream);
