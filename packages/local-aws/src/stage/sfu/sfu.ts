import type { MediaFrame } from './frame-wire.js';
import { isLayer } from './layers.js';
import type { PeerHandlers } from './peer.js';
import { Publication } from './publication.js';
import { Subscription } from './subscription.js';
import { Tap } from './tap.js';
import { SfuFailure, type FromSfu, type LayerReport, type Request, type Results } from './wire.js';

/** A browser that has its answer connects within a second or two, or never. */
const CONNECT_MS = 15_000;
const REPORT_MS = 500;

interface Session {
  readonly stream: Publication | Subscription;
  readonly since: number;
  connected: boolean;
}

/** All publish and subscribe sessions of this process, by the ids that the hub has given them. */
export class Sfu {
  readonly #sessions = new Map<string, Session>();
  readonly #taps = new Map<number, Tap>();
  readonly #timer: NodeJS.Timeout;
  #ticks = 0;

  constructor(
    private readonly emit: (event: FromSfu) => void,
    private readonly send: (tap: number, frame: MediaFrame) => void,
  ) {
    this.#timer = setInterval(() => this.#tick(Date.now()), REPORT_MS);
  }

  async handle(request: Request): Promise<Results[Request['method']]> {
    switch (request.method) {
      case 'publish': {
        const stream = await Publication.answer(request.offer, this.#events(request.session));
        return this.#add(request.session, stream);
      }
      case 'subscribe': {
        const publication = this.#publication(request.publication);
        const events = this.#events(request.session);
        const stream = await Subscription.answer(publication, request.offer, request.initialLayer, events);
        if (this.#sessions.get(request.publication)?.stream !== publication) {
          stream.close();
          throw new SfuFailure('no-such-session', 'The publication ended.');
        }
        return this.#add(request.session, stream);
      }
      case 'layers':
        return { layers: this.#layers(request.session) };
    }
  }

  /** Ends a session and, of a publication, those that receive it. Says nothing: the hub asked for it. */
  end(id: string): void {
    const session = this.#sessions.get(id);
    if (!session) return;
    this.#sessions.delete(id);
    session.stream.close();
    if (!(session.stream instanceof Publication)) return;
    for (const [other, { stream }] of this.#sessions) {
      if (stream instanceof Subscription && stream.publication === session.stream) this.#ended(other, 'unpublished');
    }
  }

  flow(id: string, play: readonly string[], pause: readonly string[]): void {
    this.#subscription(id)?.flow(play, pause, Date.now());
  }

  selectLayer(id: string, layer: string | null): void {
    this.#subscription(id)?.selectLayer(isLayer(layer) ? layer : null, Date.now());
  }

  /** Of what has ended nothing comes; that it has ended, the hub was told. */
  tap(tap: number, session: string, keyframeEvery: number): void {
    const stream = this.#sessions.get(session)?.stream;
    if (!(stream instanceof Publication)) return;
    this.#taps.set(tap, new Tap(stream, keyframeEvery, (frame) => this.send(tap, frame)));
  }

  untap(tap: number): void {
    this.#taps.get(tap)?.close();
    this.#taps.delete(tap);
  }

  /** As if the network path of these sessions were gone. */
  lose(ids: readonly string[], milliseconds: number): void {
    for (const id of ids) this.#sessions.get(id)?.stream.lose(milliseconds);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { stream } of this.#sessions.values()) stream.close();
    this.#sessions.clear();
  }

  #add(id: string, stream: Publication | Subscription): { answer: string } {
    this.#sessions.set(id, { stream, since: Date.now(), connected: false });
    return { answer: stream.answer };
  }

  #events(id: string): Pick<PeerHandlers, 'connected' | 'ended'> {
    return {
      connected: (farewell) => {
        const session = this.#sessions.get(id);
        if (!session || session.connected) return;
        session.connected = true;
        this.emit({ event: 'connected', session: id, farewell });
      },
      ended: (reason) => this.#ended(id, reason),
    };
  }

  #ended(id: string, reason: string): void {
    if (!this.#sessions.has(id)) return;
    this.end(id);
    this.emit({ event: 'ended', session: id, reason });
  }

  #publication(id: string): Publication {
    const stream = this.#sessions.get(id)?.stream;
    if (!(stream instanceof Publication)) throw new SfuFailure('no-such-session', 'There is no such publication.');
    return stream;
  }

  #subscription(id: string): Subscription | undefined {
    const stream = this.#sessions.get(id)?.stream;
    return stream instanceof Subscription ? stream : undefined;
  }

  #layers(id: string): readonly LayerReport[] {
    const subscription = this.#subscription(id);
    if (!subscription) throw new SfuFailure('no-such-session', 'There is no such subscription.');
    return subscription.layers(Date.now());
  }

  #tick(at: number): void {
    this.#ticks += 1;
    const isWholeSecond = this.#ticks % 2 === 0;
    const bitrates: Record<string, number> = {};
    for (const [id, session] of this.#sessions) {
      if (!session.connected && at - session.since > CONNECT_MS) this.#ended(id, 'never connected');
      if (!(session.stream instanceof Publication)) continue;
      session.stream.report(at);
      if (!isWholeSecond) continue;
      session.stream.measure(at);
      bitrates[id] = session.stream.bitrate;
    }
    if (isWholeSecond) this.emit({ event: 'bitrates', sessions: bitrates });
  }
}
