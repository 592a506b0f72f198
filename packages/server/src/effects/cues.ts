import { tablesOf } from '@rostrum/core/event';
import { encodeCue, shownContent, type OverlayCue } from '@rostrum/core/overlays';
import { CHANNEL } from '@rostrum/core/playback';
import type { Clock } from '@rostrum/core/ports';
import type { EventHost } from '../host/index.js';
import { isGone, isNotBroadcasting, Pace, type Aws, type Channels } from '../media/index.js';
import { reactBy, type Effect, type React } from './effect.js';

/** PutMetadata, per second and channel (S2.10). */
const RATE = 5;
/** Milliseconds after which nobody's picture is still before the moment that the cue tells. */
const STALE = 30_000;
/** What AWS throttles is tried so often again, with this pause in milliseconds (S2.10). */
const RETRIES = 3;
const PAUSE = 1_000;

export interface CuesOptions {
  readonly aws: Pick<Aws, 'metadata'>;
  readonly channels: Channels;
  readonly clock: Clock;
}

/**
 * Timed metadata: tells the viewers of a channel, with the very picture, what is sent and what has ended. Whoever
 * misses it has the row by the feed, so what cannot be sent in time is not sent.
 */
export class Cues {
  /** They go with their hosts. */
  readonly #paces = new WeakMap<EventHost, Pace>();

  constructor(private readonly options: CuesOptions) {}

  readonly react: React = reactBy({
    'overlays/sent': (host, { id, content, at }) => this.#effect(host, at, { id, at, content: shownContent(content) }),
    'overlays/ended': (host, { overlay, at: endedAt }, at) => this.#effect(host, at, { id: overlay, endedAt }),
  });

  #effect(host: EventHost, at: number, cue: OverlayCue): Effect {
    // Those of one overlay in order; one that cannot be sent holds up no other's.
    return { key: cue.id, errand: 'cue', run: () => this.#send(host, at, encodeCue(cue)) };
  }

  async #send(host: EventHost, at: number, metadata: string): Promise<void> {
    const { aws, channels, clock } = this.options;
    for (let tries = 0; tries <= RETRIES; tries++) {
      if (!(await isLive(host))) return;
      const channel = await channels.known(host.id);
      if (!channel) return;
      await this.#paceOf(host).turn();
      if (clock.now() - at > STALE) return;
      try {
        await aws.metadata.putMetadata({ channelArn: channel.arn, metadata });
        return;
      } catch (error) {
        // Nobody is watching: whoever comes sees the row.
        if (isNotBroadcasting(error) || isGone(error)) return;
        if ((error as Error).name !== 'ThrottlingException') throw error;
      }
      await new Promise<void>((resolve) => clock.after(PAUSE, resolve));
    }
  }

  #paceOf(host: EventHost): Pace {
    let pace = this.#paces.get(host);
    if (!pace) this.#paces.set(host, (pace = new Pace(RATE, this.options.clock)));
    return pace;
  }
}

const isLive = (host: EventHost): Promise<boolean> =>
  host.read((engine) => tablesOf(engine).channel.get(CHANNEL)?.state === 'live');
