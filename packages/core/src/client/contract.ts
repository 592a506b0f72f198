import type { CommandName, EventCommands, LiveView, SelfView } from '../event/index.js';
import type { LiveError, PersonRole } from '../engine/index.js';
import type { ByeCode, MediaState, NetworkQuality, RemoteParticipant, SlotKind, StageToken } from '../ports/index.js';

/** Something to read now and to be told of when it changes; fits `useSyncExternalStore`. */
export interface Store<State> {
  /** The same object until something changes. */
  getState(): State;
  subscribe(listener: () => void): () => void;
}

/**
 * `idle` before `connect`; `connecting` until the first hello; `reconnecting` while the line is down and will be
 * tried again at `retryAt`; `closed` for good, with the reason.
 */
export type Connection = 'idle' | 'connecting' | 'online' | 'reconnecting' | 'closed';

export interface PendingCommand {
  readonly id: string;
  readonly command: CommandName;
  readonly input: unknown;
  readonly since: number;
}

export interface EventState {
  readonly connection: Connection;
  readonly closed?: { readonly code: ByeCode | 'left'; readonly message: string };
  /** Milliseconds of the local clock. */
  readonly retryAt?: number;
  readonly me?: { readonly person: string; readonly role: PersonRole; readonly name: string };
  /** The staff view for staff, the public view for everybody else. Empty tables may be absent. */
  readonly view: LiveView;
  /** There is a newer view that has not been received yet. */
  readonly behind: boolean;
  readonly self: SelfView;
  /** Asked and not yet answered. */
  readonly pending: readonly PendingCommand[];
  /** Server clock minus local clock, in milliseconds. */
  readonly clockOffset: number;
}

/** One person's place in one live event. */
export interface LiveEvent extends Store<EventState> {
  connect(): void;
  /** Closes the line; `connect` opens it again. */
  close(): void;
  /**
   * Resolves when the server has stored it. Rejects with a LiveError: the server's refusal, or `client/closed` when
   * the event was closed before an answer came. Sent again by itself over a reconnect, with the same id.
   */
  send<C extends CommandName>(command: C, input: EventCommands[C]): Promise<{ readonly seq: number }>;
  /** The server's time, estimated: milliseconds. */
  now(): number;
}

export interface ChatLine {
  readonly id: string;
  readonly kind: 'group' | 'direct' | 'system';
  readonly at: number;
  /** Absent on system messages. */
  readonly person?: string;
  readonly name?: string;
  readonly role?: string;
  readonly text?: string;
  /** System messages: what happened, for the reader's language to say. */
  readonly code?: string;
  readonly value?: number | string;
  /** Direct messages: the person of the audience whom it is from or to. */
  readonly peer?: string;
}
export interface ChatLogState {
  readonly room: 'connecting' | 'connected' | 'reconnecting' | 'closed';
  /** Oldest first, group, direct and system together. */
  readonly lines: readonly ChatLine[];
  /** Whether I may write to the group now; otherwise why not. */
  readonly blocked?: 'off' | 'restricted' | 'ended' | 'offline';
  /** Slow mode: when I may write again, server time in milliseconds. */
  readonly waitUntil?: number;
}
/** The chat as one person reads it: history, the room, direct and system messages in one list. */
export interface ChatLog extends Store<ChatLogState> {
  connect(): void;
  close(): void;
  /** To the group. Rejects with a LiveError. */
  send(text: string): Promise<void>;
  /** To the presenters, or from a presenter to one person. Rejects with a LiveError. */
  sendDirect(text: string, to?: string): Promise<void>;
  /** Rejects with a LiveError. */
  remove(id: string): Promise<void>;
}

export type DeviceKind = 'camera' | 'microphone' | 'speaker';
export interface DeviceChoice {
  readonly id: string;
  readonly label: string;
}
export type Permission = 'unknown' | 'asking' | 'granted' | 'denied' | 'unavailable';
export interface DevicesState {
  readonly permission: { readonly camera: Permission; readonly microphone: Permission };
  readonly cameras: readonly DeviceChoice[];
  readonly microphones: readonly DeviceChoice[];
  readonly speakers: readonly DeviceChoice[];
  readonly chosen: { readonly camera?: string; readonly microphone?: string; readonly speaker?: string };
  /** Live tracks while the devices are open. */
  readonly video: MediaStreamTrack | undefined;
  readonly audio: MediaStreamTrack | undefined;
  /** The person's own switch. */
  readonly cameraOn: boolean;
  readonly microphoneOn: boolean;
  /** 0 to 1, the microphone's level now. */
  readonly level: number;
  /** A device was unplugged and another took its place; `to` is absent when there was none. */
  readonly moved?: { readonly kind: DeviceKind; readonly from: string; readonly to?: string; readonly at: number };
  readonly problem?: { readonly kind: DeviceKind; readonly reason: 'denied' | 'missing' | 'busy' | 'failed' };
}
/** Camera, microphone and speaker of one person: choice, permission, preview, level, unplugging (S4.5). */
export interface Devices extends Store<DevicesState> {
  /** Asks for permission and opens camera and microphone. Never rejects: the state tells. */
  open(): Promise<void>;
  close(): void;
  choose(kind: DeviceKind, id: string): Promise<void>;
  setCamera(on: boolean): void;
  setMicrophone(on: boolean): void;
}

export interface StageSessionState {
  /**
   * The connection to the media room. `off`: there is nothing to watch now (not live, or not allowed yet).
   * `reconnecting` too while what is published does not get there.
   */
  readonly media: MediaState | 'off';
  /** Other people's media, in no order; join with the `slots` of the event's view by person and kind. */
  readonly participants: readonly RemoteParticipant[];
  /** How my own sound and picture get to the room; undefined while I am not on air, or nothing is known. */
  readonly network: NetworkQuality | undefined;
  /** I have a slot, and what the media service says of it. */
  readonly mine: 'none' | 'granted' | 'publishing';
  readonly microphone: 'on' | 'off' | 'held';
  readonly camera: 'on' | 'off' | 'held';
  readonly screen: 'none' | 'starting' | 'sharing';
  readonly screenTrack: MediaStreamTrack | undefined;
  /** Staff asks me to un-mute. */
  readonly asked?: { readonly source: 'microphone' | 'camera'; readonly at: number };
  readonly audioOnly: boolean;
  readonly error?: LiveError;
}
/**
 * Keeps the media room in step with the event: watches when it is live, goes on air with the token exchanged in
 * place when the person has a slot, obeys a remote mute, leaves the air when the slot is gone.
 */
export interface StageSession extends Store<StageSessionState> {
  start(): void;
  stop(): Promise<void>;
  setMicrophone(on: boolean): void;
  setCamera(on: boolean): void;
  /** Asks the browser for a screen with its sound, and the server for a slot. Rejects with a LiveError. */
  shareScreen(): Promise<void>;
  stopScreen(): Promise<void>;
  setAudioOnly(on: boolean): void;
  /** Sends a short text (under 1 kB) in the own picture, with the frame of now. Lost without a picture. */
  sendCue(text: string): void;
  /** A text that came in somebody's picture: anybody on the stage could have made it. Returns the end of it. */
  onCue(listener: (text: string) => void): () => void;
  /** The person answered the request to un-mute. */
  answerAsked(unmute: boolean): void;
}

/** Where stage tokens come from. `participant` is the one in use, for an exchange in place. */
export interface StageTokens {
  get(kind: SlotKind | 'view', participant?: string): Promise<StageToken>;
}
