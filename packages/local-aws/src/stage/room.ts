import type { ParticipantRecord, StageRecord, StageSessionRecord, StageUpdate } from './contract.js';

/** Who a participant is, as the token says. */
export interface Identity {
  readonly id: string;
  readonly userId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a browser says about itself. */
export type Client = Pick<ParticipantRecord, 'sdkVersion' | 'browserName' | 'browserVersion' | 'osName'>;

/** A participant as all others are told about it (`aws:ivs:STAGE_STATE`). */
export interface StateEntry extends Identity {
  readonly isPublishing: boolean;
  readonly audioMuted: boolean;
  readonly videoStopped: boolean;
}

export interface StageState {
  readonly sequenceNumber: number;
  readonly participants: readonly StateEntry[];
  readonly disconnected: readonly (Identity & { readonly status: 'KICKED' })[];
  readonly serverFeatures: readonly string[];
}

export type DeathCode = 'PARTICIPANT_DISCONNECTED' | 'STAGE_DELETED';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** The list of the disconnected only has to outlive the next snapshots. */
const MAX_KICKED = 20;

/**
 * Who is on one stage, and what the others are told: a state machine without sockets, media or a clock. A method
 * that changes something returns what Amazon EventBridge would be told.
 */
export class StageRoom {
  #sequence = 0;
  #present = new Map<string, StateEntry>();
  #kicked: StageState['disconnected'] = [];
  #session: Draft<StageSessionRecord> | undefined;
  readonly #sessions: Draft<StageSessionRecord>[] = [];
  readonly #records = new Map<string, Map<string, Draft<ParticipantRecord>>>();
  readonly #dead = new Map<string, DeathCode>();
  readonly #known = new Set<string>();
  /** Who stopped publishing since the last snapshot. */
  readonly #stopped = new Set<string>();

  constructor(readonly stage: StageRecord, private readonly newSessionId: () => string) {}

  get sessions(): readonly StageSessionRecord[] {
    return this.#sessions;
  }

  get sessionId(): string | undefined {
    return this.#session?.sessionId;
  }

  get size(): number {
    return this.#present.size;
  }

  get ids(): readonly string[] {
    return [...this.#present.keys()];
  }

  has(id: string): boolean {
    return this.#present.has(id);
  }

  /** Who publishes, in the order of their arrival. */
  get publishers(): readonly StateEntry[] {
    return [...this.#present.values()].filter((entry) => entry.isPublishing);
  }

  isPublishing(id: string): boolean {
    return this.#present.get(id)?.isPublishing ?? false;
  }

  /** True when `id` stopped publishing and nobody has been told: a new start now would never be noticed. */
  hasUntoldStop(id: string): boolean {
    return this.#stopped.has(id);
  }

  /** Undefined when the participant may join. */
  refusal(id: string): DeathCode | undefined {
    return this.#dead.get(id);
  }

  /** A token was minted: its participant can be disconnected before it ever comes. */
  expect(id: string): void {
    this.#known.add(id);
  }

  knows(id: string): boolean {
    return this.#known.has(id);
  }

  participants(sessionId: string): readonly ParticipantRecord[] {
    return [...(this.#records.get(sessionId)?.values() ?? [])];
  }

  /** Somebody has opened the events socket; again, when a lost connection comes back. */
  join(identity: Identity, client: Client, at: Date): StageUpdate[] {
    this.#known.add(identity.id);
    if (this.#present.has(identity.id)) {
      this.#change(identity.id, identity);
      return [];
    }
    const updates: StageUpdate[] = [];
    if (!this.#session) {
      this.#session = { sessionId: this.newSessionId(), startTime: at };
      this.#sessions.push(this.#session);
      this.#records.set(this.#session.sessionId, new Map());
      updates.push(this.#update('Session Started'));
    }
    // Muted until the participant has said otherwise: nothing is shown that is not there.
    this.#present.set(identity.id, { ...identity, isPublishing: false, audioMuted: true, videoStopped: true });
    const record = this.#record(identity.id);
    const isBack = { userId: identity.userId, attributes: identity.attributes, state: 'CONNECTED' as const };
    if (record) Object.assign(record, isBack, client);
    else {
      const sessionId = this.#session.sessionId;
      const fresh = { participantId: identity.id, sessionId, published: false, firstJoinTime: at };
      this.#records.get(sessionId)?.set(identity.id, { ...fresh, ...isBack, ...client });
    }
    return [...updates, this.#update('Participant Joined', identity.id)];
  }

  leave(id: string, at: Date): StageUpdate[] {
    const entry = this.#present.get(id);
    if (!entry) return [];
    const updates = [...this.setPublishing(id, false), this.#update('Participant Left', id)];
    const record = this.#record(id);
    if (record) record.state = 'DISCONNECTED';
    this.#present.delete(id);
    if (this.#present.size > 0 || !this.#session) return updates;
    this.#session.endTime = at;
    const ended = this.#update('Session Ended');
    this.#session = undefined;
    return [...updates, ended];
  }

  /** As `leave`, and the token is dead. */
  kick(id: string, code: DeathCode, at: Date): StageUpdate[] {
    this.#dead.set(id, code);
    const entry = this.#present.get(id);
    if (!entry) return [];
    const { userId, attributes } = entry;
    this.#kicked = [...this.#kicked, { id, userId, attributes, status: 'KICKED' as const }].slice(-MAX_KICKED);
    return this.leave(id, at);
  }

  /** The participant's own word on its microphone and camera. */
  describe(id: string, devices: { readonly audioMuted: boolean; readonly videoStopped: boolean }): void {
    this.#change(id, devices);
  }

  /** A token was exchanged, or a WHIP request told the version of the SDK. */
  identify(identity: Identity): void {
    this.#change(identity.id, identity);
    const record = this.#record(identity.id);
    if (record) Object.assign(record, { userId: identity.userId, attributes: identity.attributes });
  }

  learn(id: string, client: Client): void {
    const record = this.#record(id);
    if (record) Object.assign(record, client);
  }

  /** Media flows, or does not any more. */
  setPublishing(id: string, isPublishing: boolean): StageUpdate[] {
    const entry = this.#present.get(id);
    if (!entry || entry.isPublishing === isPublishing) return [];
    this.#change(id, { isPublishing });
    const record = this.#record(id);
    if (isPublishing && record) record.published = true;
    if (!isPublishing) this.#stopped.add(id);
    return [this.#update(isPublishing ? 'Participant Published' : 'Participant Unpublished', id)];
  }

  /** A full picture; every one has a higher number than those before. */
  snapshot(serverFeatures: readonly string[]): StageState {
    this.#sequence += 1;
    this.#stopped.clear();
    return {
      sequenceNumber: this.#sequence,
      participants: [...this.#present.values()],
      disconnected: this.#kicked,
      serverFeatures,
    };
  }

  #change(id: string, change: Partial<StateEntry>): void {
    const entry = this.#present.get(id);
    if (entry) this.#present.set(id, { ...entry, ...change });
  }

  #record(id: string): Draft<ParticipantRecord> | undefined {
    return this.#session && this.#records.get(this.#session.sessionId)?.get(id);
  }

  #update(eventName: StageUpdate['eventName'], id?: string): StageUpdate {
    const base = { stage: this.stage, sessionId: this.#session?.sessionId ?? '', eventName };
    const userId = id === undefined ? undefined : this.#present.get(id)?.userId;
    return id === undefined ? base : { ...base, participantId: id, ...(userId ? { userId } : {}) };
  }
}
