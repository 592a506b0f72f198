import type {
  CompositionRequest, CompositionState, CompositionStatus, CompositionUpdate,
} from '../composition-contract.js';
import { Destination } from './destination.js';
import type { CompositorOptions } from './options.js';
import { Production, type Outlet } from './production.js';

/** As on AWS: with nobody publishing for so long, a composition ends. */
const EMPTY_MS = 60_000;

/** One composition, from StartComposition to its end. */
export class Composition {
  /** Resolves when it is over and all is written. */
  readonly over: Promise<void>;
  readonly #destinations: readonly Destination[];
  readonly #outlets = new Map<Destination, Outlet>();
  readonly #productions: Production[] = [];
  readonly #startTime = new Date();
  readonly #unwatch: () => void;
  readonly #starting: Promise<void>;
  #state: CompositionState = 'STARTING';
  #endTime: Date | undefined;
  #callOff: (() => void) | undefined;
  #isOver!: () => void;

  constructor(private readonly request: CompositionRequest, private readonly options: CompositorOptions) {
    const { stage } = request;
    this.over = new Promise((resolve) => (this.#isOver = resolve));
    this.#unwatch = options.taps.watch(stage.id, {
      changed: () => this.#look(),
      removed: () => void this.stop('The stage was deleted.'),
    });
    this.#destinations = request.destinations.map((destination) => this.#destination(destination));
    this.#starting = this.#start();
  }

  get status(): CompositionStatus {
    const { arn, stage } = this.request;
    return {
      arn,
      stage,
      state: this.#state,
      startTime: this.#startTime,
      ...(this.#endTime ? { endTime: this.#endTime } : {}),
      destinations: this.#destinations.map(({ status }) => status),
    };
  }

  /** Ends it with all that has been made. False when that has begun already. */
  stop(reason?: string): boolean {
    if (this.#state !== 'STARTING' && this.#state !== 'ACTIVE') return false;
    this.#leave('STOPPING');
    for (const destination of this.#destinations) destination.stopping();
    void this.#finish(reason);
    return true;
  }

  async #start(): Promise<void> {
    const { ffmpeg } = this.options;
    await Promise.all(this.#destinations.map((destination) => this.#open(destination)));
    if (this.#state !== 'STARTING' || ffmpeg === undefined) return;
    for (const group of this.#groups()) this.#produce(group, ffmpeg);
    this.#look();
  }

  async #open(destination: Destination): Promise<void> {
    try {
      if (this.options.ffmpeg === undefined) throw new Error('There is no ffmpeg on this machine.');
      this.#outlets.set(destination, await destination.open());
    } catch (error) {
      this.#lost(destination, (error as Error).message);
    }
  }

  /** Destinations of the same encoding share one. */
  #groups(): readonly (readonly Destination[])[] {
    const groups = new Map<string, Destination[]>();
    for (const destination of this.#outlets.keys()) {
      const key = JSON.stringify(destination.request.encoder.video);
      groups.set(key, [...(groups.get(key) ?? []), destination]);
    }
    return [...groups.values()];
  }

  #produce(group: readonly Destination[], ffmpeg: string): void {
    const { stage, layout } = this.request;
    const { taps, log } = this.options;
    const video = group[0]?.request.encoder.video;
    if (!video) return;
    const outlets = () => group.flatMap((destination) => this.#outlets.get(destination) ?? []);
    const onStart = () => this.#started(group);
    const production = new Production({ taps, log, ffmpeg, stage, layout, video, outlets, onStart });
    this.#productions.push(production);
    void production.ended.then((problem) => {
      if (problem !== undefined) for (const destination of group) this.#lost(destination, problem);
    });
  }

  #started(group: readonly Destination[]): void {
    if (this.#state === 'STARTING') {
      this.#state = 'ACTIVE';
      this.#tell('Session Started');
    }
    for (const destination of group.filter((one) => this.#outlets.has(one))) {
      destination.started();
      this.#tell('Destination Start', { destinationId: destination.id });
    }
  }

  /** The others go on. */
  #lost(destination: Destination, reason: string): void {
    if (!destination.isOpen || (this.#state !== 'STARTING' && this.#state !== 'ACTIVE')) return;
    this.#outlets.delete(destination);
    destination.fail(reason);
    this.#tell('Destination Failure', { destinationId: destination.id, reason });
    if (this.#destinations.some(({ isOpen }) => isOpen)) return;
    this.#leave('FAILED');
    for (const production of this.#productions) production.kill();
    this.#end('Session Failed', reason);
  }

  async #finish(reason?: string): Promise<void> {
    await this.#starting;
    for (const production of this.#productions) production.finish();
    await Promise.all(this.#productions.map(({ ended }) => ended));
    for (const destination of this.#destinations.filter(({ isOpen }) => isOpen)) {
      await this.#close(destination);
    }
    this.#state = 'STOPPED';
    this.#end('Session Ended', reason);
  }

  async #close(destination: Destination): Promise<void> {
    const destinationId = destination.id;
    try {
      await destination.finish();
      this.#tell('Destination End', { destinationId });
    } catch (error) {
      const { message: reason } = error as Error;
      destination.fail(reason);
      this.#tell('Destination Failure', { destinationId, reason });
    }
  }

  #leave(state: 'STOPPING' | 'FAILED'): void {
    this.#state = state;
    this.#callOff?.();
    this.#unwatch();
  }

  #end(eventName: 'Session Ended' | 'Session Failed', reason?: string): void {
    this.#endTime = new Date();
    this.#tell(eventName, reason === undefined ? {} : { reason });
    this.#isOver();
  }

  /** Waits for somebody to publish, but not for ever. */
  #look(): void {
    const isEmpty = this.options.taps.publishers(this.request.stage.id).length === 0;
    if (!isEmpty) {
      this.#callOff?.();
      this.#callOff = undefined;
    } else {
      this.#callOff ??= this.options.clock.schedule(EMPTY_MS, () => this.stop('Nobody has published for 60 seconds.'));
    }
  }

  #destination(request: CompositionRequest['destinations'][number]): Destination {
    const { publish, recordings, ffmpeg = '' } = this.options;
    const compositionId = this.request.arn.split('/').at(-1) ?? '';
    const prefix = `${this.request.stage.id}/${compositionId}`;
    const onLost = (reason: string) => this.#lost(destination, reason);
    const destination: Destination = new Destination(request, { publish, recordings, ffmpeg, prefix, onLost });
    return destination;
  }

  #tell(
    eventName: CompositionUpdate['eventName'], details: Pick<CompositionUpdate, 'destinationId' | 'reason'> = {},
  ): void {
    const { arn, stage } = this.request;
    this.options.onUpdate({ arn, stage, eventName, ...details });
  }
}
