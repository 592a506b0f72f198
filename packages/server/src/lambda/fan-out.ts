import type { Clock } from '@rostrum/core/ports';
import type { React } from '../effects/index.js';
import { runEffects } from '../effects/effect-run.js';
import { openInvocations, type InvocationHost } from '../host/index.js';
import type { Logger } from '../logger.js';
import type { Store } from '../store/index.js';
import { eventOfRecord, type BatchResult, type StreamEvent, type StreamRecord } from './events.js';
import type { Gateway } from './gateway.js';
import { LineNews, type FreshLine } from './line-news.js';

/** How far the lines of an event have been told, in the event's cursors. */
const CURSOR = 'lines';

export interface FanOutOptions {
  readonly store: Store;
  readonly gateway: Gateway;
  readonly cues: React;
  readonly log: Logger;
}

/**
 * Follows the table: what was stored goes down the lines, in order, and cues to the channels. A stream gives the records
 * of one event to one process at a time, which is what keeps them in order.
 */
export function fanOutHandler({ store, gateway, cues, log }: FanOutOptions): (event: StreamEvent) => Promise<BatchResult> {
  const clock: Clock = store.clock;
  const news = new WeakMap<InvocationHost, LineNews>();
  const hosts = openInvocations({
    store,
    onError: (error, event) => log.error({ err: error, event }, 'event host'),
    from: (event) => store.cursors.get(event, CURSOR),
    onLoad: async (host) => {
      const its = new LineNews(host, store.lines, gateway, clock);
      news.set(host, its);
      await its.begin();
    },
  });
  const follow = async (event: string, records: readonly StreamRecord[]) => {
    const host = await hosts.open(event);
    if (!host) return;
    // Cues are late at once; lines can wait for them.
    const { failed } = await runEffects({ store, host, name: 'cues', react: cues, log });
    const seq = await news.get(host)!.tell(records.flatMap(freshLines));
    await store.cursors.set(event, CURSOR, seq);
    if (failed) throw new Error('A cue could not be sent.');
  };
  return async ({ Records }) => {
    const failures = await eachEvent(Records, follow, log);
    await hosts.idle();
    return { batchItemFailures: failures };
  };
}

/** Runs once for each event; gives the first record of each that failed. */
export async function eachEvent(
  records: readonly StreamRecord[],
  run: (event: string, records: readonly StreamRecord[]) => Promise<void>,
  log: Logger,
): Promise<BatchResult['batchItemFailures']> {
  const byEvent = new Map<string | undefined, StreamRecord[]>();
  for (const record of records) {
    const event = eventOfRecord(record);
    byEvent.set(event, [...(byEvent.get(event) ?? []), record]);
  }
  const failures: { itemIdentifier: string }[] = [];
  await Promise.all([...byEvent].map(async ([event, its]) => {
    if (event === undefined) return;
    try {
      await run(event, its);
    } catch (error) {
      log.error({ err: error, event }, 'records not followed, tried again');
      failures.push({ itemIdentifier: its[0]!.dynamodb.SequenceNumber });
    }
  }));
  return failures;
}

/** Connections of a person's item that were not in it before. */
function freshLines({ dynamodb: { Keys, NewImage, OldImage } }: StreamRecord): readonly FreshLine[] {
  if (!Keys.sk.S.startsWith('LINE#')) return [];
  const person = Keys.sk.S.slice('LINE#'.length);
  const before = OldImage?.connections?.M ?? {};
  return Object.entries(NewImage?.connections?.M ?? {})
    .filter(([connection]) => !(connection in before))
    .map(([connection, at]) => ({ person, connection, at: Number(at.N ?? 0) }));
}
