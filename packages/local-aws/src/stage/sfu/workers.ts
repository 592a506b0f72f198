import type { MediaFrame } from './frame-wire.js';
import { SfuFailure, type Order, type Request, type Results } from './wire.js';
import { SfuWorker } from './worker.js';

export interface SfuEvents {
  connected(session: string): void;
  /** By itself, or with its worker: for the reason `died`. */
  ended(session: string, reason: string): void;
}

/** How long a request waits for a worker when there is none. */
const WAIT_MS = 8000;
/** Until the next start when there is none; twice as long each time it fails. */
const RESTART_MS = 100;
const MAX_RESTART_MS = 5000;
/** Until one that has died is replaced while others are there: those whose media is to come back go first. */
const CALM_MS = 5000;

type OfSession = Extract<Order, { readonly session: string }>;

/**
 * The SFU. Each publication is with one of its workers, and so is everybody who receives it: what ends with a worker is
 * not everybody's media, and who has lost it finds another one that runs already.
 */
export class SfuWorkers {
  #workers: readonly SfuWorker[] = [];
  /** The worker of each session. */
  readonly #of = new Map<string, SfuWorker>();
  readonly #bitrates = new WeakMap<SfuWorker, Readonly<Record<string, number>>>();
  /** How many there are to be. */
  #wanted = 1;
  #starting: Promise<void> | undefined;
  #isClosed = false;
  #restartMs = RESTART_MS;
  #timer: NodeJS.Timeout | undefined;
  /** Who waits for a worker. */
  #waiting: (() => void)[] = [];

  private constructor(private readonly events: SfuEvents, private readonly most: number) {}

  /** At most so many workers: one at first, and another one whenever all have something to do. Rejects when none starts. */
  static async start(events: SfuEvents, most: number): Promise<SfuWorkers> {
    const workers = new SfuWorkers(events, most);
    await workers.#add();
    return workers;
  }

  /** How many run now. */
  get size(): number {
    return this.#workers.length;
  }

  /** @throws SfuFailure */
  async ask<R extends Request>(request: R): Promise<Results[R['method']]> {
    if (request.method === 'layers') return this.#workerOf(request.session).ask(request);
    const worker = request.method === 'subscribe' ? this.#workerOf(request.publication) : await this.#leastBusy();
    this.#of.set(request.session, worker);
    // Who receives keeps no worker busy that was not.
    if (request.method === 'publish') this.#grow();
    try {
      return await worker.ask(request);
    } catch (error) {
      this.#of.delete(request.session);
      throw error;
    }
  }

  /** Nothing, when the session has ended. */
  order(order: OfSession): void {
    this.#of.get(order.session)?.order(order);
    if (order.method === 'end') this.#of.delete(order.session);
  }

  /** As `SfuWorker.tap`. */
  tap(session: string, keyframeEvery: number, onFrame: (frame: MediaFrame) => void): () => void {
    return this.#of.get(session)?.tap(session, keyframeEvery, onFrame) ?? (() => undefined);
  }

  /** bit/s of a publish session. */
  bitrate(session: string): number {
    const worker = this.#of.get(session);
    return (worker && this.#bitrates.get(worker)?.[session]) ?? 0;
  }

  stall(milliseconds: number): void {
    for (const worker of this.#workers) worker.order({ method: 'stall', milliseconds });
  }

  lose(sessions: readonly string[], milliseconds: number): void {
    for (const worker of this.#workers) {
      worker.order({ method: 'lose', sessions: sessions.filter((id) => this.#of.get(id) === worker), milliseconds });
    }
  }

  /** As a crash would, of the worker of a session or of all. Returns how many die. */
  kill(session?: string): number {
    const dying = session === undefined ? this.#workers : this.#workers.filter((one) => one === this.#of.get(session));
    for (const worker of dying) worker.kill();
    return dying.length;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#starting;
    const workers = this.#workers;
    this.#workers = [];
    this.#goOn();
    await Promise.all(workers.map((worker) => worker.close()));
  }

  #workerOf(session: string): SfuWorker {
    const worker = this.#of.get(session);
    if (!worker) throw new SfuFailure('no-such-session', 'There is no such session.');
    return worker;
  }

  /** The one with the fewest sessions. */
  async #leastBusy(): Promise<SfuWorker> {
    while (this.#workers.length === 0) await this.#another();
    const sessions = new Map<SfuWorker, number>();
    for (const worker of this.#of.values()) sessions.set(worker, (sessions.get(worker) ?? 0) + 1);
    const busyness = (worker: SfuWorker) => sessions.get(worker) ?? 0;
    return this.#workers.reduce((least, one) => (busyness(one) < busyness(least) ? one : least));
  }

  #another(): Promise<void> {
    if (this.#isClosed) throw new SfuFailure('unreachable', 'The SFU is closed.');
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new SfuFailure('unreachable', 'The SFU does not answer.')), WAIT_MS);
      this.#waiting.push(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  #grow(): void {
    const busy = new Set(this.#of.values());
    if (this.#wanted === this.most || busy.size < this.#wanted) return;
    this.#wanted++;
    this.#startIn(0);
  }

  #startIn(milliseconds: number): void {
    if (this.#isClosed || this.#starting) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#starting = this.#start();
    }, milliseconds);
  }

  async #start(): Promise<void> {
    await this.#add().then(
      () => (this.#restartMs = RESTART_MS),
      () => (this.#restartMs = Math.min(MAX_RESTART_MS, this.#restartMs * 2)),
    );
    this.#starting = undefined;
    if (this.#workers.length < this.#wanted) this.#replace();
  }

  #replace(): void {
    this.#startIn(this.#workers.length === 0 ? this.#restartMs : CALM_MS);
  }

  async #add(): Promise<void> {
    const worker: SfuWorker = await SfuWorker.start({
      connected: (session) => this.events.connected(session),
      ended: (session, reason) => this.#ended(session, reason),
      bitrates: (sessions) => this.#bitrates.set(worker, sessions),
      died: () => this.#died(worker),
    });
    if (this.#isClosed) return worker.close();
    this.#workers = [...this.#workers, worker];
    this.#goOn();
  }

  #goOn(): void {
    for (const go of this.#waiting.splice(0)) go();
  }

  #died(worker: SfuWorker): void {
    this.#workers = this.#workers.filter((one) => one !== worker);
    for (const [session, its] of [...this.#of]) if (its === worker) this.#ended(session, 'died');
    this.#replace();
  }

  #ended(session: string, reason: string): void {
    this.#of.delete(session);
    this.events.ended(session, reason);
  }
}
