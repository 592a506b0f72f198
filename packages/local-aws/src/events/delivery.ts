import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { IvsEvent } from './ivs-event.js';

export interface EventDeliveryOptions {
  /** Where events are POSTed, one a request. */
  readonly url: string;
  /** Sent as `authorization: Bearer …`, so that the receiver knows the caller. */
  readonly secret?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Events that wait at most; then the oldest is dropped. 1,000 when absent. */
  readonly queueMax?: number | undefined;
}

export interface EventDeliveryStatus {
  readonly queued: number;
  readonly delivered: number;
  readonly dropped: number;
}

const FIRST_RETRY_MS = 100;
const RETRY_MAX_MS = 10_000;
const ANSWER_TIMEOUT_MS = 5_000;

/**
 * Delivers events in order, one at a time, at least once. While the receiver is down, overloaded (429) or fails (5xx)
 * the same event is tried again with growing pauses; one that it refuses for good (another 4xx) is dropped, so that it
 * does not hold up those behind it. Nothing ever waits for a delivery.
 */
export class EventDelivery {
  readonly #options: EventDeliveryOptions;
  readonly #queueMax: number;
  readonly #stopped = new AbortController();
  readonly #queue: IvsEvent[] = [];
  #delivered = 0;
  #dropped = 0;
  #running = false;

  constructor(options: EventDeliveryOptions) {
    this.#options = options;
    this.#queueMax = options.queueMax ?? 1_000;
  }

  push(event: IvsEvent): void {
    if (this.#stopped.signal.aborted) return;
    this.#queue.push(event);
    if (this.#queue.length > this.#queueMax) {
      const oldest = this.#queue.shift();
      if (oldest) this.#drop(oldest, 'the queue is full');
    }
    if (!this.#running) void this.#run();
  }

  status(): EventDeliveryStatus {
    return { queued: this.#queue.length, delivered: this.#delivered, dropped: this.#dropped };
  }

  /** Gives up what is still queued. */
  close(): void {
    this.#stopped.abort();
  }

  async #run(): Promise<void> {
    this.#running = true;
    let pause = FIRST_RETRY_MS;
    for (let event = this.#queue[0]; event && !this.#stopped.signal.aborted; event = this.#queue[0]) {
      const answer = await this.#post(event);
      // A full queue may have dropped the event while it was under way.
      const isFirst = this.#queue[0] === event;
      if (answer === 'retry') {
        await this.#wait(pause);
        pause = Math.min(pause * 2, RETRY_MAX_MS);
        continue;
      }
      pause = FIRST_RETRY_MS;
      if (isFirst) this.#queue.shift();
      if (answer === 'delivered') this.#delivered += 1;
      else this.#drop(event, `the receiver answered ${answer}`);
    }
    this.#running = false;
  }

  /** A status that will not get better by asking again is given back as it is. */
  async #post(event: IvsEvent): Promise<'delivered' | 'retry' | number> {
    const { url, secret } = this.#options;
    try {
      const { ok, status, body } = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(secret ? { authorization: `Bearer ${secret}` } : {}) },
        body: JSON.stringify(event),
        redirect: 'error',
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
      });
      await body?.cancel();
      if (ok) return 'delivered';
      return status >= 500 || status === 408 || status === 429 ? 'retry' : status;
    } catch {
      return 'retry';
    }
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.schedule(milliseconds, resolve);
      this.#stopped.signal.addEventListener('abort', () => {
        cancel();
        resolve();
      }, { once: true });
    });
  }

  #drop(event: IvsEvent, reason: string): void {
    this.#dropped += 1;
    this.#options.log('event-dropped', { event: event['detail-type'], resource: event.resources[0], reason });
  }
}
