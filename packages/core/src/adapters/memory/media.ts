import { LiveError } from '../../engine/index.js';
import type { StageTokens } from '../../client/contract.js';
import type {
  Clock, NetworkQuality, RemoteParticipant, SlotKind, StageChange, StageConnection, StageMedia, StageToken,
} from '../../ports/index.js';
import { slotId } from '../../stage/index.js';
import type { Happened, MemoryHost } from './host.js';

interface Grant {
  readonly person: string;
  readonly kind: SlotKind | 'view';
}
type Tracks = Parameters<StageConnection['publish']>[0];
type LeftReason = (StageChange & { type: 'left' })['reason'];

/** The media room in memory: who publishes is handed to the others as it is, and reported to the event. */
export class MemoryStage {
  readonly #tokens = new Map<string, Grant>();
  readonly #members = new Set<Member>();
  readonly #networks = new Map<string, NetworkQuality>();
  #ids = 0;

  constructor(private readonly host: MemoryHost, private readonly clock: Clock) {
    host.onHappened((happened) => this.#tell(happened));
  }

  /** What a server would give the person: a token to publish needs a slot, a token to view an open stage. */
  tokensOf(person: string): StageTokens {
    return {
      get: async (kind, participant) => {
        const status = this.host.tables.session.get('session')?.status;
        if (!this.host.engine.roleOf(person) || (status !== 'backstage' && status !== 'live')) {
          throw denied('stage/not-open', 'The stage is not open.', 'Wait until the event is live.');
        }
        if (kind !== 'view' && !this.host.tables.slots.get(slotId(person, kind))) {
          throw denied('stage/not-on', 'You have no place on the stage.', 'Raise your hand, or ask a moderator.');
        }
        const id = participant ?? `p${(++this.#ids).toString(36)}`;
        const token = `${id}-${(++this.#ids).toString(36)}`;
        this.#tokens.set(token, { person, kind });
        return { token, participant: id, publish: kind !== 'view' };
      },
    };
  }

  mediaOf(person: string): StageMedia {
    return { open: async ({ token, publishOnly = false }) => this.open(person, token, publishOnly) };
  }

  open(person: string, token: StageToken, publishOnly: boolean): Member {
    const member = new Member(this, person, token.participant, publishOnly);
    this.admit(member, token);
    this.#members.add(member);
    return member;
  }

  admit(member: Member, { token, participant }: StageToken): void {
    const grant = this.#tokens.get(token);
    // As the service does it: a token is for one participant, and works once.
    this.#tokens.delete(token);
    if (!grant || grant.person !== member.person || participant !== member.id) {
      throw denied('stage/token-refused', 'The media room did not take the token.', 'Ask for a new one.');
    }
    member.kind = grant.kind;
  }

  remove(member: Member): void {
    this.#members.delete(member);
  }

  others(than: Member): readonly RemoteParticipant[] {
    if (than.publishOnly) return [];
    const remotes: RemoteParticipant[] = [];
    for (const member of this.#members) {
      const { id, person, kind, publishing, tracks, muted } = member;
      if (person === than.person || kind === 'view') continue;
      remotes.push({
        id, person, kind, publishing, audio: tracks.audio, video: than.audioOnly ? undefined : tracks.video,
        audioMuted: muted.microphone, videoStopped: muted.camera,
        state: member.network === 'lost' ? 'reconnecting' : 'live', network: member.network,
      });
    }
    return remotes;
  }

  networkOf(person: string): NetworkQuality {
    return this.#networks.get(person) ?? 'excellent';
  }

  setNetwork(person: string, network: NetworkQuality): void {
    this.#networks.set(person, network);
    for (const member of this.#members) if (member.person === person) member.hear({ type: 'changed' });
    this.changed();
  }

  cue(from: Member, text: string): void {
    for (const member of this.#members) {
      if (!member.publishOnly && member.person !== from.person) member.hear({ type: 'cue', participant: from.id, text });
    }
  }

  changed(): void {
    for (const member of this.#members) member.refresh();
  }

  /** The service tells the event, a moment later. Refused when the slot is gone meanwhile, which is right. */
  report(fact: 'stage/published' | 'stage/unpublished', person: string, kind: SlotKind): void {
    this.clock.after(0, () => void this.host.system(fact, { person, kind }, person));
  }

  #tell({ facts }: Happened): void {
    for (const fact of facts) {
      if (fact.type === 'session/ended' || fact.type === 'session/cancelled') {
        this.#disconnect(() => true, 'stage-deleted');
      }
      if (fact.type === 'roster/removed') this.#disconnect(({ person }) => person === fact['person'], 'kicked');
      if (fact.type === 'stage/freed') {
        for (const member of this.#members) {
          if (member.person === fact['person'] && member.kind === fact['kind']) member.silence();
        }
      }
    }
  }

  #disconnect(which: (member: Member) => boolean, reason: LeftReason): void {
    for (const member of [...this.#members].filter(which)) member.drop(reason);
    this.changed();
  }
}

class Member implements StageConnection {
  kind: SlotKind | 'view' = 'view';
  state: StageConnection['state'] = 'connected';
  participants: readonly RemoteParticipant[] = [];
  publishing = false;
  tracks: Tracks = {};
  muted = { microphone: false, camera: false };
  audioOnly = false;
  readonly #listeners = new Set<(change: StageChange) => void>();

  constructor(
    private readonly stage: MemoryStage,
    readonly person: string,
    readonly id: string,
    readonly publishOnly: boolean,
  ) {
    this.participants = stage.others(this);
  }

  get network(): NetworkQuality | undefined {
    return this.publishing ? this.stage.networkOf(this.person) : undefined;
  }

  async exchange(token: StageToken): Promise<void> {
    if (this.state === 'left') return;
    if (!token.publish) this.silence();
    this.stage.admit(this, token);
    this.stage.changed();
  }

  async publish(tracks: Tracks): Promise<void> {
    if (this.state === 'left') return;
    if (this.kind === 'view') {
      throw denied('stage/not-on', 'The token is for viewing only.', 'Exchange it first.');
    }
    this.show(tracks, tracks.audio !== undefined || tracks.video !== undefined);
  }

  /** A scripted person may publish without tracks: where there is no `MediaStreamTrack`. */
  show(tracks: Tracks, publishing: boolean): void {
    const was = this.publishing;
    this.tracks = tracks;
    this.publishing = publishing;
    if (was !== publishing && this.kind !== 'view') {
      this.stage.report(publishing ? 'stage/published' : 'stage/unpublished', this.person, this.kind);
    }
    this.#tell({ type: 'changed' });
    this.stage.changed();
  }

  silence(): void {
    if (this.publishing) this.show({}, false);
  }

  setMuted(source: 'camera' | 'microphone', muted: boolean): void {
    this.muted = { ...this.muted, [source]: muted };
    this.stage.changed();
  }

  setAudioOnly(on: boolean): void {
    this.audioOnly = on;
    this.refresh();
  }

  sendCue(text: string): void {
    if (this.publishing && this.kind === 'camera') this.stage.cue(this, text);
  }

  hear(change: StageChange): void {
    this.#tell(change);
  }

  subscribe(listener: (change: StageChange) => void): () => void {
    const taker = (change: StageChange) => listener(change);
    this.#listeners.add(taker);
    return () => void this.#listeners.delete(taker);
  }

  async leave(): Promise<void> {
    if (this.state === 'left') return;
    this.silence();
    this.drop('left');
    this.stage.changed();
  }

  drop(reason: LeftReason): void {
    if (this.state === 'left') return;
    this.state = 'left';
    this.publishing = false;
    this.participants = [];
    this.stage.remove(this);
    this.#tell({ type: 'left', reason });
  }

  refresh(): void {
    const participants = this.stage.others(this);
    if (same(participants, this.participants)) return;
    this.participants = participants;
    this.#tell({ type: 'changed' });
  }

  #tell(change: StageChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

const denied = (code: `stage/${string}`, message: string, hint: string) =>
  new LiveError(code, message, hint, { kind: 'denied' });

function same(a: readonly RemoteParticipant[], b: readonly RemoteParticipant[]): boolean {
  const fields = Object.keys(a[0] ?? {}) as (keyof RemoteParticipant)[];
  return a.length === b.length && a.every((one, at) => fields.every((field) => one[field] === b[at]![field]));
}
