import { LiveError } from '../engine/live-error.js';
import type { ByeCode, Clock, Line, LineConnection, LineDown, LineUp } from '../ports/index.js';
import { resyncDelay, retryDelay } from './backoff.js';
import type { ClockOffset } from './clock-offset.js';
import type { Connection } from './contract.js';

/** Well under the idle limits of proxies and of API Gateway (10 minutes); 60 s was S1.20. Milliseconds. */
const PING_EVERY = 25_000;
/** A line from which nothing comes for this long after a ping is dead, though the socket may not know it yet. */
const ANSWER_WITHIN = 10_000;
const HELLO_WITHIN = 15_000;
/** A line that lasted this long is not part of the same trouble as the next failure. */
const STEADY = 30_000;
/** A line that the server is going to cut is replaced so long before, or up to twice as long: not all at once. */
const RENEW_BEFORE = 60_000;
const RENEW_AGAIN = 10_000;

export interface LineSessionOptions {
  readonly line: Line;
  readonly clock: Clock;
  readonly offset: ClockOffset;
  /** Calls back when the machine is on a network again. Returns the end of it. */
  whenOnline(run: () => void): () => void;
  /** How many people are in the event now. */
  audience(): number;
  message(message: LineDown): void;
  changed(): void;
  /** It will not come back by itself. */
  ended(): void;
}

/** Keeps one line open: dials, pings, notices a dead line, dials again, and stops for good when it is told to. */
export class LineSession {
  #connection: Connection = 'idle';
  #closed: { readonly code: ByeCode | 'left'; readonly message: string } | undefined;
  #retryAt: number | undefined;
  #line: LineConnection | undefined;
  /** Counts dials, so that a late event of an earlier connection is told from one of this one. */
  #dial = 0;
  #tries = 0;
  #helloAt: number | undefined;
  /** The next try, or the moment by which something has to come. */
  #stopWait: (() => void) | undefined;
  #stopPing: (() => void) | undefined;
  /** The line that is to take over, until it has been greeted. */
  #next: LineConnection | undefined;
  #renewals = 0;
  #stopRenewal: (() => void) | undefined;
  #stopOnline: (() => void) | undefined;

  constructor(private readonly options: LineSessionOptions) {}

  get connection(): Connection {
    return this.#connection;
  }
  get closed(): { readonly code: ByeCode | 'left'; readonly message: string } | undefined {
    return this.#closed;
  }
  get retryAt(): number | undefined {
    return this.#retryAt;
  }

  open(): void {
    if (this.#connection !== 'idle' && this.#connection !== 'closed') return;
    this.#closed = undefined;
    this.#tries = 0;
    this.#connection = 'connecting';
    this.#stopOnline = this.options.whenOnline(() => this.#networkIsBack());
    this.#connect();
  }

  close(code: ByeCode | 'left', message: string): void {
    if (this.#connection === 'closed') return;
    this.#hangUp();
    this.#stopOnline?.();
    this.#connection = 'closed';
    this.#closed = { code, message };
    this.options.ended();
    this.options.changed();
  }

  /** False when the line is not open. */
  send(message: LineUp): boolean {
    return this.#connection === 'online' && (this.#line?.send(message) ?? false);
  }

  /** Something came over the line that cannot be right: a new connection starts from the whole. */
  restart(): void {
    this.#lost(retryDelay(this.#tries, this.options.clock.random()));
  }

  #connect(): void {
    const { line, clock } = this.options;
    const dial = ++this.#dial;
    const dialledAt = clock.now();
    const current = () => dial === this.#dial;
    this.#retryAt = undefined;
    this.#wait(HELLO_WITHIN, () => this.restart());
    const connection = line.open({
      message: (message) => current() && this.#received(message, dialledAt, current),
      down: ({ denied }) => {
        if (!current()) return;
        if (denied) this.close('denied', LiveError.from(denied).message);
        else this.restart();
      },
    });
    if (current()) this.#line = connection;
    else connection.close();
    this.options.changed();
  }

  #received(message: LineDown, dialledAt: number, current: () => boolean): void {
    const { clock, offset } = this.options;
    this.#stopWait?.();
    if (message.t === 'bye') {
      if (message.code !== 'shutdown') return this.close(message.code, message.message);
      // Everybody is told at once, and must not come back at once.
      return this.#lost(resyncDelay(this.options.audience(), clock.random()));
    }
    if (message.t === 'pong') offset.sample(message.at, message.now, clock.now());
    if (message.t === 'hello') {
      offset.sample(dialledAt, message.now, clock.now());
      this.#connection = 'online';
      this.#helloAt = clock.now();
      this.#stopRenewal?.();
      if (message.expiresAt !== undefined) {
        this.#renewIn(message.expiresAt - message.now - RENEW_BEFORE * (1 + clock.random()));
      }
    }
    this.options.message(message);
    // The first round trip after the hello is a far better clock than the dialling was.
    if (message.t === 'hello' && current()) this.#ping();
  }

  #renewIn(milliseconds: number): void {
    this.#stopRenewal = this.options.clock.after(Math.max(0, milliseconds), () => this.#renew());
  }

  /** Make before break: the old line works until the new one has been greeted, with the whole of what there is. */
  #renew(): void {
    const { line, clock } = this.options;
    const dialledAt = clock.now();
    const renewal = ++this.#renewals;
    let dial: number | undefined;
    const current = () => dial === this.#dial;
    const connection = line.open({
      message: (message) => {
        if (dial === undefined) {
          if (message.t !== 'hello' || renewal !== this.#renewals) return;
          dial = ++this.#dial;
          this.#line?.close();
          this.#line = this.#next;
          this.#next = undefined;
        }
        if (current()) this.#received(message, dialledAt, current);
      },
      down: () => {
        if (current()) this.restart();
        else if (dial === undefined && renewal === this.#renewals) this.#renewIn(RENEW_AGAIN);
      },
    });
    if (renewal === this.#renewals) this.#next = connection;
    else connection.close();
  }

  #ping(): void {
    const { clock } = this.options;
    this.send({ t: 'ping', at: clock.now() });
    this.#wait(ANSWER_WITHIN, () => this.restart());
    this.#stopPing?.();
    this.#stopPing = clock.after(PING_EVERY, () => this.#ping());
  }

  #lost(wait: number): void {
    const { clock } = this.options;
    const steady = this.#helloAt !== undefined && clock.now() - this.#helloAt > STEADY;
    this.#hangUp();
    this.#tries = steady ? 0 : this.#tries + 1;
    this.#connection = this.#connection === 'connecting' ? 'connecting' : 'reconnecting';
    this.#retryAt = clock.now() + wait;
    this.#wait(wait, () => this.#connect());
    this.options.changed();
  }

  #networkIsBack(): void {
    if (this.#connection === 'online') this.#ping();
    else if (this.#retryAt !== undefined) this.#connect();
  }

  #hangUp(): void {
    this.#dial++;
    this.#stopWait?.();
    this.#stopPing?.();
    this.#stopRenewal?.();
    this.#renewals++;
    this.#next?.close();
    this.#next = undefined;
    this.#line?.close();
    this.#line = undefined;
    this.#helloAt = undefined;
    this.#retryAt = undefined;
  }

  #wait(milliseconds: number, run: () => void): void {
    this.#stopWait?.();
    this.#stopWait = this.options.clock.after(milliseconds, run);
  }
}
