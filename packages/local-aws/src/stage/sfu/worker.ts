import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Farewell } from './farewell.js';
import { FrameReader, type MediaFrame } from './frame-wire.js';
import { refuse } from './refuse.js';
import { iceEndpoints } from './sdp.js';
import { spawnSfu } from './spawn.js';
import { SfuFailure, type FromSfu, type IceEndpoint, type Order, type Request, type Results } from './wire.js';

export interface WorkerEvents {
  connected(session: string): void;
  ended(session: string, reason: string): void;
  bitrates(sessions: Readonly<Record<string, number>>): void;
  /** The process is gone and with it every session. */
  died(): void;
}

/** How long a request waits for its answer. */
const ANSWER_MS = 8000;

/** As `spawn.ts` lays out the child's descriptors. */
const FRAMES_FD = 4;

type Waiting = { resolve(result: Results[keyof Results]): void; reject(error: SfuFailure): void };

/** One process of the SFU as the hub sees it, for as long as it lives: asks, orders and listens. */
export class SfuWorker {
  #isReady = false;
  #isClosed = false;
  #nextId = 1;
  #nextTap = 1;
  readonly #waiting = new Map<number, Waiting>();
  readonly #taps = new Map<number, (frame: MediaFrame) => void>();
  /** Where the browsers of the living sessions send to. */
  readonly #endpoints = new Map<string, readonly IceEndpoint[]>();

  private constructor(private readonly child: ChildProcess, private readonly events: WorkerEvents, onReady: () => void) {
    child.on('message', (message: FromSfu) => {
      if (message.event !== 'ready') return this.#heard(message);
      this.#isReady = true;
      onReady();
    });
    child.on('error', () => undefined); // an exit follows
    const reader = new FrameReader((tap, frame) => this.#taps.get(tap)?.(frame));
    const frames = child.stdio[FRAMES_FD] as Readable;
    frames.on('data', (chunk: Buffer) => reader.push(chunk));
    frames.on('error', () => undefined);
    child.on('exit', () => this.#died());
  }

  /** Rejects when the process ends before it can be asked anything. */
  static async start(events: WorkerEvents): Promise<SfuWorker> {
    const child = await spawnSfu();
    return new Promise((resolve, reject) => {
      const worker: SfuWorker = new SfuWorker(child, events, () => resolve(worker));
      child.once('exit', () => reject(new Error('The process of the SFU ended before it was ready.')));
    });
  }

  /** @throws SfuFailure */
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
    });
    this.#send({ ...request, id });
    const result = (await answer) as Results[R['method']];
    if (request.method !== 'layers' && 'answer' in result) {
      this.#endpoints.set(request.session, iceEndpoints(result.answer));
    }
    return result;
  }

  order(order: Order): void {
    if (order.method === 'end') this.#endpoints.delete(order.session);
    this.#send(order);
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
    this.child.kill('SIGKILL');
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#fail();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.kill(); // it keeps nothing
    await exited;
  }

  #send(message: object): void {
    if (this.child.connected) this.child.send(message);
  }

  #heard(message: Exclude<FromSfu, { readonly event: 'ready' }>): void {
    switch (message.event) {
      case 'reply':
        return this.#waiting.get(message.id)?.resolve(message.result);
      case 'failure':
        return this.#waiting.get(message.id)?.reject(new SfuFailure(message.code, message.message));
      case 'connected':
        this.#connected(message.session, message.farewell);
        return this.events.connected(message.session);
      case 'ended':
        this.#endpoints.delete(message.session);
        return this.events.ended(message.session, message.reason);
      case 'bitrates':
        return this.events.bitrates(message.sessions);
    }
  }

  #connected(session: string, farewell: Farewell | undefined): void {
    if (!farewell) return;
    const endpoints = this.#endpoints.get(session) ?? [];
    this.#endpoints.set(session, endpoints.map((one) => (one.port === farewell.from ? { ...one, farewell } : one)));
  }

  #died(): void {
    if (this.#isClosed || !this.#isReady) return;
    this.#isClosed = true;
    this.#fail();
    // From here: the process cannot any more.
    refuse([...this.#endpoints.values()].flat());
    this.#endpoints.clear();
    this.events.died();
  }

  #fail(): void {
    for (const { reject } of [...this.#waiting.values()]) reject(new SfuFailure('unreachable', 'The SFU has died.'));
  }
}
