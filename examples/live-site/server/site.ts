import type { LiveView } from '@rostrum/core/event';
import type { CueTime, OverlayContent } from '@rostrum/core/overlays';
import type { OwnEvents, Owner } from '@rostrum/server/node';
import type { Logger } from 'pino';
import { RUNNING_ORDER } from './running-order.js';

/** As long as an event can be (S4.3), in minutes. */
const DURATION = 480;
/** An encoder that has lost its network comes back; after this long the stream is over. Milliseconds. */
const GONE = 120_000;
/** The name of the channel, which every event of the site has. */
const CHANNEL = 'site';

export interface SiteOptions {
  readonly events: OwnEvents;
  /** Where the server is reached. */
  readonly url: string;
  readonly owner: Owner;
  readonly title: string;
  readonly log: Logger;
}

/**
 * Sees that there always is an event to stream into: it goes live with the stream, ends with it, and is followed by
 * another with the same cue sheet and the same channel (S3.4).
 */
export async function keepSite(options: SiteOptions): Promise<{ close(): void }> {
  const { events, log } = options;
  let closed = false;
  let current = '';
  let forget: () => void = () => undefined;
  let ending: NodeJS.Timeout | undefined;

  const follow = async (event: string): Promise<void> => {
    current = event;
    forget();
    forget = await events.watch(event, (view) => look(event, view), ['session', 'channel']);
    if (closed) forget();
  };
  const look = (event: string, { session, channel }: LiveView): void => {
    if (closed || event !== current) return;
    const status = session?.session?.status;
    clearTimeout(ending);
    if (status === 'ended' || status === 'cancelled') {
      current = '';
      void makeEvent(options).then(follow, (error: unknown) => log.error({ err: error }, 'the next event is not made'));
    } else if (status === 'live' && channel?.channel?.state === 'offline' && channel.channel.stream !== undefined) {
      const since = channel.channel.stoppedAt ?? Date.now();
      ending = setTimeout(() => void end(event), Math.max(0, since + GONE - Date.now()));
    }
  };
  const end = (event: string): Promise<unknown> =>
    events.execute(event, options.owner, 'session/end', {}).catch((error: unknown) => log.warn({ err: error }, 'not ended'));

  await follow((await openEvent(options.url)) ?? (await makeEvent(options)));
  return {
    close() {
      closed = true;
      clearTimeout(ending);
      forget();
    },
  };
}

/** The event that was there before a restart. */
async function openEvent(url: string): Promise<string | undefined> {
  const { events } = (await (await fetch(`${url}/api/events?limit=1`)).json()) as { events: { id: string; status: string }[] };
  return events.find(({ status }) => status !== 'ended' && status !== 'cancelled')?.id;
}

async function makeEvent({ events, owner, title }: SiteOptions): Promise<string> {
  const description = 'Questions appear over the picture while it is live. Pick an answer: everybody sees how it went.';
  const plan = { title, description, startsAt: Date.now(), duration: DURATION, guests: true, channel: 'encoder' } as const;
  const event = await events.create(plan, { owner, channel: CHANNEL });
  for (const { when, content } of RUNNING_ORDER) await cue(events, event, owner, when, content);
  return event;
}

async function cue(events: OwnEvents, event: string, owner: Owner, when: CueTime, content: OverlayContent): Promise<void> {
  // The log's sequence in base 36 is the id of what a command makes.
  const { seq } = await events.execute(event, owner, 'overlays/prepare', { content });
  await events.execute(event, owner, 'overlays/cue', { when, draft: seq.toString(36) });
}
