/** The edge between the AWS APIs (`control/`) and the running stages (`stage/`). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { MediaFrame } from './sfu/frame-wire.js';

export type { MediaFrame } from './sfu/frame-wire.js';

export type Capability = 'PUBLISH' | 'SUBSCRIBE';

/** A stage as the control plane keeps it. `id` is the last part of the ARN and the `topic` claim of its tokens. */
export interface StageRecord {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
}

/** What the running stages ask of the control plane: it owns what is stored. */
export interface StageDirectory {
  stage(id: string): StageRecord | undefined;
  /** PEM of a key brought in with ImportPublicKey, by its ARN (the `kid` of a self-signed token). */
  publicKey(arn: string): string | undefined;
  /** The key that signs server-minted tokens: PKCS #8 PEM, P-384, the same after a restart. */
  readonly signingKey: string;
}

export interface MintRequest {
  readonly stage: StageRecord;
  readonly userId?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly capabilities?: readonly Capability[] | undefined;
  /** Minutes, 1 to 20160; 720 when absent. */
  readonly duration?: number | undefined;
}

export interface MintedToken {
  readonly participantId: string;
  readonly token: string;
  readonly expirationTime: Date;
}

/** A participant as GetParticipant and ListParticipants report it; kept after the participant has left. */
export interface ParticipantRecord {
  readonly participantId: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly state: 'CONNECTED' | 'DISCONNECTED';
  readonly published: boolean;
  readonly firstJoinTime: Date;
  readonly sdkVersion?: string;
  readonly browserName?: string;
  readonly browserVersion?: string;
  readonly osName?: string;
}

export interface StageSessionRecord {
  readonly sessionId: string;
  readonly startTime: Date;
  readonly endTime?: Date;
}

/** Something that Amazon EventBridge would carry for a stage ("IVS Stage Update"). */
export interface StageUpdate {
  readonly stage: StageRecord;
  readonly sessionId: string;
  readonly eventName:
    | 'Session Started' | 'Session Ended'
    | 'Participant Joined' | 'Participant Left'
    | 'Participant Published' | 'Participant Unpublished';
  readonly participantId?: string;
  readonly userId?: string;
}

/** A figure for the page at the root. */
export interface StageStatus {
  readonly stage: StageRecord;
  readonly sessionId: string | undefined;
  readonly participants: readonly (ParticipantRecord & {
    /** Publishing now; `published` says that it ever was. */
    readonly publishing: boolean;
    readonly bitrateIn: number;
    readonly subscriptions: number;
  })[];
}

export interface StageHubOptions {
  readonly directory: StageDirectory;
  /** Base of the URLs that clients are given, for example `http://localhost:4580`. */
  readonly origin: string;
  readonly onUpdate: (update: StageUpdate) => void;
  /** How offers and answers travel: over WHIP (HTTP) unless `socket`, the events socket ("xdp"). */
  readonly sdpTransport?: 'http' | 'socket';
}

/** A participant whose media can be tapped. */
export interface Publisher {
  readonly participantId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly audioMuted: boolean;
  readonly videoStopped: boolean;
  /** Another one each time that they begin to publish. */
  readonly publication: string;
}

export interface StageWatcher {
  /** `publishers` may answer differently now. */
  changed(): void;
  /** The stage was deleted; nothing follows. */
  removed(): void;
}

/** What goes on with a stage's media on this machine: composition and recording. */
export interface StageTaps {
  /** In the order of their arrival on the stage. */
  publishers(stageId: string): readonly Publisher[];
  /** Until the returned function is called. */
  watch(stageId: string, watcher: StageWatcher): () => void;
  /** Frames of the best layer, from the next keyframe on, until the returned function is called or it has ended. */
  tap(publication: string, onFrame: (frame: MediaFrame) => void): () => void;
}

/** All running stages. `createStageHub(options)` makes it and starts the SFU in processes of its own. */
export interface StageHub {
  /** `events` (ws) and `whip` (http) base URLs, as in `stage.endpoints` of GetStage. */
  readonly endpoints: { readonly events: string; readonly whip: string };
  mint(request: MintRequest): Promise<MintedToken>;
  /** False when no such participant was ever known to the stage. A disconnected participant's token is dead. */
  disconnect(stageId: string, participantId: string, reason?: string): boolean;
  /** Everybody is told `stage-deleted`; the stage's tokens are dead. */
  remove(stageId: string): void;
  sessions(stageId: string): readonly StageSessionRecord[];
  participants(stageId: string, sessionId: string): readonly ParticipantRecord[];
  status(): readonly StageStatus[];
  readonly taps: StageTaps;
  /** True when the path is the hub's (`/stage/…`) and the request has been taken. */
  request(request: IncomingMessage, response: ServerResponse): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** What `faults/` and tests switch: cut sockets without a close frame, kill the SFU, stall it. */
  readonly faults: {
    cut(stageId: string, participantId?: string): number;
    /** All of its workers, or the one that has what a participant publishes. Returns how many die. */
    killSfu(participantId?: string): number;
    stallSfu(milliseconds: number): void;
    /**
     * A participant's network path is lost for so long: no packet of media comes through, and messages and requests
     * come late. Returns how many are met.
     */
    lose(stageId: string, participantId: string, milliseconds: number): number;
    /** All stages are gone for so long: connections are cut, none can be made, and no packet of media comes through. */
    vanish(milliseconds: number): void;
  };
  close(): Promise<void>;
}
