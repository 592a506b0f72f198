import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { FrameReader, type MediaFrame } from './frame-wire.js';
import { refuse } from './refuse.js';
import { iceEndpoints } from './sdp.js';
import { spawnSfu } from './spawn.js';
import { SfuFailure, type FromSfu, type IceEndpoint, type Order, type Request, type Results } from './wire.js';

export interface SfuEvents {
  connected(session: string): void;
  ended(session: string, reason: string): void;
  bitrates(sessions: Readonly<Record<string, number>>): void;
  /** The process is gone and with it every session; another one is being started. */
  died(): void;
}

/** How long a request waits for an SFU that is being restarted, and for its answer. */
const ANSWER_MS = 8000;
const RESTART_MS = 100;
const MAX_RESTART_MS = 5000;

/** As `spawn.ts` lays out the child's descriptors. */
const FRAMES_FD = 4;

type Waiting = { resolve(result: Results[keyof Results]): void; reject(error: SfuFailure): void };

/** The SFU as the hub sees it: asks, orders, listens, and starts it again when it dies. */
export class SfuClient {
  #child: ChildProcess | undefined;
  #ready = deferred();
  #closed = false;
  #nextId = 1;
  #restartMs = RESTART_MS;
  #restart: NodeJS.Timeout | undefined;
  readonly #waiting = new Map<number, Waiting>();
  readonly #taps = new Map<number, (frame: MediaFrame) => void>();
  #nextTap = 1;
  /** Where the browsers of the living sessions send to. */
  readonly #endpoints = new Map<string, readonly IceEndpoint[]>();

  private constructor(private readonly events: SfuEvents) {}

  /** Rejects when the process cannot be started at all. */
  static async start(events: SfuEvents): Promise<SfuClient> {
    const client = new SfuClient(events);
    const child = await client.#start();
    await new Promise<void>((resolve, reject) => {
      const failed = () => {
        void client.close();
        reject(new Error('The process of the SFU ended before it was ready.'));
      };
      child.once('exit', failed);
      void client.#ready.promise.then(() => {
        child.off('exit', failed);
        resolve();
      });
    });
    return client;
  }

  async ask<R extends Request>(request: R): Promise<Results[R['method']]> {
    const id = this.#nextId++;
    const answer = new Promise<Results[keyof Results]>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new SfuFailure('unreachable', 'The SFU does not answer.'));
      }, ANSWER_MS);
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          this.#waiting.delete(id);
          then(value);
        };
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      void this.#ready.promise.then(() => this.#waiting.has(id) && this.#child?.send({ ...request, id }));
    });
    const result = (await answer) as Results[R['method']];
    if (request.method !== 'layers' && 'answer' in result) {
      this.#endpoints.set(request.session, iceEndpoints(result.answer));
    }
    return result;
  }

  order(order: Order): void {
    if (order.method === 'end') this.#endpoints.delete(order.session);
    if (this.#child?.connected) this.#child.send(order);
  }

  /**
   * Gets the frames of a publish session until the returned function is called; none come any more when it has ended
   * or the process has died. `keyframeEvery` in milliseconds; 0 asks for keyframes only where a picture is needed.
   */
  tap(session: string, keyframeEvery: number, onFrame: (frame: MediaFrame) => void): () => void {
    const tap = this.#nextTap++;
    this.#taps.set(tap, onFrame);
    this.order({ method: 'tap', tap, session, keyframeEvery });
    return () => {
      if (this.#taps.delete(tap)) this.order({ method: 'untap', tap });
    };
  }

  /** As a crash would: without any warning. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    this.#fail();
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL'); // it keeps nothing
    await exited;
  }

  async #start(): Promise<ChildProcess> {
    const child = await spawnSfu();
    this.#child = child;
    if (this.#closed) child.kill('SIGKILL');
    child.on('message', (message: FromSfu) => this.#heard(message));
    child.on('error', () => undefined); // an exit follows
    const reader = new FrameReader((tap, frame) => this.#taps.get(tap)?.(frame));
    const frames = child.stdio[FRAMES_FD] as Readable;
    frames.on('data', (chunk: Buffer) => reader.push(chunk));
    frames.on('error', () => undefined);
    child.on('exit', () => this.#died(child));
    return child;
  }

  #heard(message: FromSfu): void {
    switch (message.event) {
      case 'ready':
        this.#restartMs = RESTART_MS;
        return this.#ready.resolve();
      case 'reply':
        return this.#waiting.get(message.id)?.resolve(message.result);
      case 'failure':
        return this.#waiting.get(message.id)?.reject(new SfuFailure(message.code, message.message));
      case 'connected':
        return this.events.connected(message.session);
      case 'ended':
        this.#endpoints.delete(message.session);
        return this.events.ended(message.session, message.reason);
      case 'bitrates':
        return this.events.bitrates(message.sessions);
    }
  }

  #died(child: ChildProcess): void {
    if (child !== this.#child || this.#closed) return;
    this.#child = undefined;
    this.#ready = deferred();
    this.#fail();
    // From here, so that browsers look for another one while that is being started.
    refuse([...this.#endpoints.values()].flat());
    this.#endpoints.clear();
    this.events.died();
    this.#restart = setTimeout(() => void this.#start(), this.#restartMs);
    this.#restartMs = Math.min(MAX_RESTART_MS, this.#restartMs * 2);
  }

  #fail(): void {
    for (const { reject } of [...this.#waiting.values()]) reject(new SfuFailure('unreachable', 'The SFU has died.'));
  }
}

function deferred(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
