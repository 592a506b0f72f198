import type { Care } from '../effects/index.js';
import { runEffects } from '../effects/effect-run.js';
import type { FeedChannel } from '../feed/channel.js';
import { openInvocations, type InvocationHost } from '../host/index.js';
import type { Logger } from '../logger.js';
import type { Store } from '../store/index.js';
import { Alarm, type AlarmOptions } from './alarm.js';
import type { BatchResult, QueueEvent, StreamEvent } from './events.js';
import { eachEvent } from './fan-out.js';
import { FEED_CURSOR, FeedNews } from './feed-news.js';
import type { Errand, Later } from './later.js';

const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 300_000;

export interface EffectsOptions extends Omit<AlarmOptions, 'clock'> {
  readonly store: Store;
  readonly care: Pick<Care, 'effects' | 'enforcement'>;
  readonly channel: FeedChannel;
  readonly later: Later;
  readonly log: Logger;
}

/** Follows the table, and does errands: the feed, the effects of what was stored, and what time alone does. */
export function effectsHandler(options: EffectsOptions): (event: StreamEvent | QueueEvent) => Promise<BatchResult> {
  const worker = new Worker(options);
  return async ({ Records }) => {
    const batchItemFailures = isQueue(Records)
      ? await Promise.all(Records.map(async ({ messageId, body }) => {
          const isDone = await worker.errand(JSON.parse(body) as Errand);
          return isDone ? [] : [{ itemIdentifier: messageId }];
        })).then((failures) => failures.flat())
      : await eachEvent(Records, (event) => worker.care(event, 0), options.log);
    await worker.idle();
    return { batchItemFailures };
  };
}

type Records = StreamEvent['Records'] | QueueEvent['Records'];
const isQueue = (records: Records): records is QueueEvent['Records'] =>
  records.some((record) => 'messageId' in record);

class Worker {
  readonly #hosts;
  readonly #feeds = new WeakMap<InvocationHost, FeedNews>();
  readonly #alarm: Alarm;

  constructor(private readonly options: EffectsOptions) {
    const { store, log } = options;
    this.#alarm = new Alarm({ ...options, clock: store.clock });
    this.#hosts = openInvocations({
      store,
      onError: (error, event) => log.error({ err: error, event }, 'event host'),
      from: (event) => store.cursors.get(event, FEED_CURSOR),
      onLoad: (host) => Promise.resolve(void this.#feeds.set(host, new FeedNews(host, options))),
    });
  }

  idle(): Promise<void> {
    return this.#hosts.idle();
  }

  /** Everything that there is to do for an event now. */
  async care(event: string, failures: number): Promise<void> {
    const { store, care, later, log } = this.options;
    const host = await this.#hosts.open(event);
    if (!host) return;
    const [fed, { failed, at }] = await Promise.all([
      this.#feeds.get(host)!.tell().then(() => true, (error: unknown) => {
        log.warn({ err: error, event }, 'feed failed, tried again');
        return false;
      }),
      runEffects({ store, host, name: 'effects', react: care.effects, log, failures }),
    ]);
    await this.#alarm.set(host);
    if (failed || !fed) {
      const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** failures);
      await later.after(wait, { event, failures: Math.min(failures + 1, 10) });
    } else if (at !== undefined) await later.after(at - store.clock.now(), { event });
    else await this.#hosts.finish(event);
  }

  /** False when it has to come again. */
  async errand({ event, demote, depart, repeat, failures = 0 }: Errand): Promise<boolean> {
    const { store, care, log } = this.options;
    try {
      const host = await this.#hosts.open(event);
      if (!host) return true;
      if (demote !== undefined) await care.enforcement.enforce(host, demote);
      else if (repeat !== undefined) await this.#feeds.get(host)!.repeat(repeat);
      else if (depart === undefined) await this.care(event, failures);
      else if ((await store.lines.of(event, [depart])).size === 0) {
        await host.system('roster/depart', { person: depart }, depart);
      }
      return true;
    } catch (error) {
      log.warn({ err: error, event }, 'errand not done, tried again');
      return false;
    }
  }
}
