import { randomBytes } from 'node:crypto';
import type { Claims } from './claims.js';
import type { MediaFrame } from './sfu/frame-wire.js';
import type { LayerReport, SfuFailure } from './sfu/wire.js';
import { SfuWorkers } from './sfu/workers.js';
import { SignallingCode, SignallingError } from './signalling-error.js';

/** A stage has twelve publishers at most: with one worker no more than three of them are lost. */
const SFU_WORKERS = 4;

export type Verb = 'publish' | 'subscribe';

export interface MediaSession {
  readonly id: string;
  readonly verb: Verb;
  readonly stageId: string;
  /** Who opened the session. */
  readonly owner: string;
  /** Whom it is about: the owner, or who is subscribed to. */
  readonly target: string;
}

export interface MediaEvents {
  publishing(stageId: string, participantId: string, isPublishing: boolean): void;
  subscribersChanged(stageId: string): void;
}

export interface OpenRequest {
  readonly verb: Verb;
  /** The participant in the URL. */
  readonly target: string;
  readonly offer: string;
  readonly initialLayer: 'lowest' | 'highest';
}

/** All publish and subscribe sessions: who may open one, what it belongs to, and what ends with what. */
export class Media {
  readonly #sessions = new Map<string, MediaSession>();
  readonly #connected = new Set<string>();

  #sfu!: SfuWorkers;

  private constructor(private readonly events: MediaEvents) {}

  static async start(events: MediaEvents): Promise<Media> {
    const media = new Media(events);
    media.#sfu = await SfuWorkers.start({
      connected: (id) => media.#isConnected(id),
      ended: (id) => media.#forget(id),
    }, SFU_WORKERS);
    return media;
  }

  /** `isPresent`: only who has the events socket open may have media. @throws SignallingError */
  async open(claims: Claims, isPresent: () => boolean, request: OpenRequest): Promise<{ id: string; answer: string }> {
    const { verb, target, offer } = request;
    authorise(claims, verb, target);
    if (!isPresent()) throw new SignallingError(403, SignallingCode.unspecified, 'The participant has not joined.');
    const session: MediaSession = {
      id: randomBytes(12).toString('base64url'),
      verb,
      stageId: claims.topic,
      owner: claims.jti,
      target,
    };
    this.#endSame(session);
    this.#sessions.set(session.id, session);
    try {
      const { answer } = await (verb === 'publish'
        ? this.#sfu.ask({ method: 'publish', session: session.id, offer })
        : this.#sfu.ask({
            method: 'subscribe',
            session: session.id,
            publication: this.#publicationOf(session),
            offer,
            initialLayer: request.initialLayer,
          }));
      // The participant may have left, or the SFU died, while the answer was made.
      if (!this.#sessions.has(session.id) || !isPresent()) {
        this.#sfu.order({ method: 'end', session: session.id });
        throw new SignallingError(404, SignallingCode.unspecified, 'The session ended before it began.');
      }
      return { id: session.id, answer };
    } catch (error) {
      this.#forget(session.id);
      throw asSignallingError(error);
    }
  }

  session(id: string): MediaSession | undefined {
    return this.#sessions.get(id);
  }

  end(id: string): void {
    this.#sfu.order({ method: 'end', session: id });
    this.#forget(id);
  }

  /** Ends what a participant sends, or all that it sends and receives and all that is received of it. */
  endOf(stageId: string, participantId: string, what: 'publishing' | 'everything'): void {
    for (const session of [...this.#sessions.values()]) {
      if (session.stageId !== stageId) continue;
      const isTheirs = session.owner === participantId || session.target === participantId;
      const isPublishing = session.verb === 'publish' && session.owner === participantId;
      if (what === 'everything' ? isTheirs : isPublishing) this.end(session.id);
    }
  }

  play(id: string, play: readonly string[], pause: readonly string[]): void {
    this.#sfu.order({ method: 'flow', session: id, play, pause });
  }

  selectLayer(id: string, layer: string | null): void {
    this.#sfu.order({ method: 'select-layer', session: id, layer });
  }

  /** @throws SignallingError */
  async layers(id: string): Promise<readonly LayerReport[]> {
    try {
      return (await this.#sfu.ask({ method: 'layers', session: id })).layers;
    } catch (error) {
      throw asSignallingError(error);
    }
  }

  /** bit/s that a participant sends. */
  bitrateIn(stageId: string, participantId: string): number {
    const publication = this.#publishing(stageId, participantId);
    return publication ? this.#sfu.bitrate(publication.id) : 0;
  }

  /** The session in which a participant publishes. */
  publication(stageId: string, participantId: string): string | undefined {
    const found = this.#publishing(stageId, participantId);
    return found && this.#connected.has(found.id) ? found.id : undefined;
  }

  /** The frames of a publish session, until the returned function is called or the session ends. */
  tap(publication: string, onFrame: (frame: MediaFrame) => void): () => void {
    return this.#sfu.tap(publication, 0, onFrame);
  }

  /** How many others a participant receives. */
  subscriptions(stageId: string, participantId: string): number {
    return this.#live(stageId).filter((session) => session.owner === participantId).length;
  }

  /** How many participants receive somebody. */
  subscribers(stageId: string): number {
    return new Set(this.#live(stageId).map((session) => session.owner)).size;
  }

  /** As if the SFU had crashed, or of its workers the one that has what a participant publishes. Returns how many die. */
  killSfu(participantId?: string): number {
    if (participantId === undefined) return this.#sfu.kill();
    const isTheirs = ({ verb, owner }: MediaSession) => verb === 'publish' && owner === participantId;
    const publication = [...this.#sessions.values()].find(isTheirs);
    return publication ? this.#sfu.kill(publication.id) : 0;
  }

  /** As if the SFU were overloaded: it does nothing for that long. */
  stallSfu(milliseconds: number): void {
    this.#sfu.stall(milliseconds);
  }

  /** As if what is sent and received in these sessions were lost on the way. */
  lose(which: (session: MediaSession) => boolean, milliseconds: number): void {
    const sessions = [...this.#sessions.values()].filter(which).map(({ id }) => id);
    this.#sfu.lose(sessions, milliseconds);
  }

  async close(): Promise<void> {
    this.#sessions.clear();
    await this.#sfu.close();
  }

  #live(stageId: string): MediaSession[] {
    return [...this.#sessions.values()].filter(
      (session) => session.stageId === stageId && session.verb === 'subscribe' && this.#connected.has(session.id),
    );
  }

  #publishing(stageId: string, participantId: string): MediaSession | undefined {
    return this.#find(stageId, (session) => session.verb === 'publish' && session.owner === participantId);
  }

  #find(stageId: string, matches: (session: MediaSession) => boolean): MediaSession | undefined {
    return [...this.#sessions.values()].find((session) => session.stageId === stageId && matches(session));
  }

  #publicationOf({ stageId, target }: MediaSession): string {
    const found = this.publication(stageId, target);
    if (found !== undefined) return found;
    throw new SignallingError(404, SignallingCode.remoteStreamNotFound, 'That participant does not publish.');
  }

  /** One publication each, and one subscription to each: a new one takes the place of the old. */
  #endSame({ stageId, verb, owner, target }: MediaSession): void {
    const same = this.#find(
      stageId,
      (session) => session.verb === verb && session.owner === owner && session.target === target,
    );
    if (same) this.end(same.id);
  }

  #isConnected(id: string): void {
    const session = this.#sessions.get(id);
    if (!session) return;
    this.#connected.add(id);
    if (session.verb === 'publish') this.events.publishing(session.stageId, session.owner, true);
    else this.events.subscribersChanged(session.stageId);
  }

  #forget(id: string): void {
    const session = this.#sessions.get(id);
    if (!session) return;
    this.#sessions.delete(id);
    const wasConnected = this.#connected.delete(id);
    if (!wasConnected) return;
    if (session.verb === 'publish') this.events.publishing(session.stageId, session.owner, false);
    else this.events.subscribersChanged(session.stageId);
  }
}

function authorise({ jti, capabilities }: Claims, verb: Verb, target: string): void {
  const isAllowed =
    verb === 'publish' ? capabilities.allow_publish && target === jti : capabilities.allow_subscribe && target !== jti;
  if (!isAllowed) throw new SignallingError(403, SignallingCode.noPermissions, `The token does not allow to ${verb}.`);
}

function asSignallingError(error: unknown): SignallingError {
  if (error instanceof SignallingError) return error;
  const { code, message } = error as SfuFailure;
  switch (code) {
    case 'no-matching-codec':
      return new SignallingError(403, SignallingCode.noMatchingCodec, message);
    case 'no-such-session':
      return new SignallingError(404, SignallingCode.remoteStreamNotFound, message);
    case 'unreachable':
      // The only answers after which the SDK tries again are "too many requests" and no answer at all.
      return new SignallingError(429, SignallingCode.unspecified, message);
    default:
      return new SignallingError(400, SignallingCode.unspecified, message);
  }
}
