/** A media room that a test holds in its hand: it answers when told, checks what is asked, and can fail. */
import { LiveError } from '../engine/live-error.js';
import type { MediaState, StageChange, StageConnection, StageMedia, StageToken } from '../ports/index.js';
import type { StageTokens } from './contract.js';

type Kind = Parameters<StageTokens['get']>[0];
type Tracks = Parameters<StageConnection['publish']>[0];

export class MediaDouble implements StageMedia, StageTokens {
  readonly connections: ConnectionDouble[] = [];
  /** What was asked, in order: `get view`, `open view`, `exchange camera`, `publish`, `leave`. */
  readonly log: string[] = [];
  /** What a correct caller never does. */
  readonly violations: string[] = [];
  readonly #kinds = new Map<string, Kind>();
  readonly #waiting: (() => void)[] = [];
  #made = 0;
  /** Answers wait for `answer` while on. */
  isHeld = false;
  /** The next so many requests fail. */
  failures = 0;
  /** Server clock, and how long a token lives; for ever while undefined. */
  life: { readonly now: () => number; readonly milliseconds: number } | undefined;
  /** As Amazon IVS makes them without a key pair: every token is another participant. */
  hasOwnKey = true;

  get current(): readonly ConnectionDouble[] {
    return this.connections.filter(({ state }) => state !== 'left');
  }

  async get(kind: Kind, participant?: string): Promise<StageToken> {
    this.log.push(`get ${kind}`);
    await this.#turn();
    const id = participant !== undefined && this.hasOwnKey ? participant : `p${++this.#made}`;
    const token = `t${++this.#made}`;
    this.#kinds.set(token, kind);
    return {
      token, participant: id, publish: kind !== 'view',
      ...(this.life && { expiresAt: this.life.now() + this.life.milliseconds }),
    };
  }

  async open({ token, publishOnly = false }: Parameters<StageMedia['open']>[0]): Promise<StageConnection> {
    const kind = this.kindOf(token);
    this.log.push(`open ${kind}`);
    await this.#turn();
    if (this.current.some((other) => other.publishOnly === publishOnly)) this.violations.push('two connections at once');
    const connection = new ConnectionDouble(this, token, kind, publishOnly);
    this.connections.push(connection);
    return connection;
  }

  kindOf({ token }: StageToken): Kind {
    const kind = this.#kinds.get(token);
    if (!kind) throw new Error('unknown token');
    this.#kinds.delete(token);
    return kind;
  }

  /** Lets one of those who wait go on; false when nobody does. */
  answer(): boolean {
    const next = this.#waiting.shift();
    next?.();
    return next !== undefined;
  }

  async turn(): Promise<void> {
    return this.#turn();
  }

  async #turn(): Promise<void> {
    if (this.isHeld) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.failures > 0) {
      this.failures--;
      throw new LiveError('stage/unreachable', 'Failed on purpose.', 'Try again.');
    }
  }
}

export class ConnectionDouble implements StageConnection {
  state: MediaState = 'connected';
  participants: StageConnection['participants'] = [];
  publishing = false;
  readonly network = undefined;
  tracks: Tracks = {};
  isMuted = false;
  isAudioOnly = false;
  readonly cues: string[] = [];
  readonly #listeners = new Set<(change: StageChange) => void>();
  #isExchanging = false;

  constructor(private readonly room: MediaDouble, public token: StageToken, public kind: Kind, readonly publishOnly: boolean) {}

  async exchange(token: StageToken): Promise<void> {
    const kind = this.room.kindOf(token);
    this.room.log.push(`exchange ${kind}`);
    if (this.#isExchanging) this.room.violations.push('two exchanges at once');
    if (this.state !== 'connected') this.room.violations.push(`exchange while ${this.state}`);
    if (token.participant !== this.token.participant) this.room.violations.push('exchange of another participant');
    this.#isExchanging = true;
    try {
      await this.room.turn();
    } catch (error) {
      // As the service does it: whoever fails to exchange is thrown out.
      this.drop('failed');
      throw error;
    } finally {
      this.#isExchanging = false;
    }
    if (this.state === 'left') return;
    [this.token, this.kind] = [token, kind];
    if (kind === 'view') this.#show({});
  }

  async publish(tracks: Tracks): Promise<void> {
    if (this.state === 'left') return;
    if (this.kind === 'view' && (tracks.audio || tracks.video)) this.room.violations.push('publish with a view token');
    this.room.log.push('publish');
    this.#show(tracks);
  }

  setMuted(source: 'camera' | 'microphone', muted: boolean): void {
    if (source === 'microphone') this.isMuted = muted;
  }
  setAudioOnly(on: boolean): void {
    this.isAudioOnly = on;
  }
  sendCue(text: string): void {
    this.cues.push(text);
  }
  hear(text: string): void {
    this.#tell({ type: 'cue', participant: 'p', text });
  }
  subscribe(listener: (change: StageChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
  async leave(): Promise<void> {
    this.room.log.push('leave');
    this.drop('left');
  }

  is(state: MediaState): void {
    this.state = state;
    this.#tell({ type: 'changed' });
  }
  drop(reason: (StageChange & { type: 'left' })['reason']): void {
    if (this.state === 'left') return;
    this.state = 'left';
    this.tracks = {};
    this.publishing = false;
    this.#tell({ type: 'left', reason });
  }

  #show(tracks: Tracks): void {
    this.tracks = tracks;
    this.publishing = tracks.audio !== undefined || tracks.video !== undefined;
    this.#tell({ type: 'changed' });
  }
  #tell(change: StageChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
