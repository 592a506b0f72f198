import type { LiveError } from '../engine/index.js';

export type Source = 'camera' | 'microphone' | 'screen';
export type SlotKind = 'camera' | 'screen';
/**
 * How a person's sound and picture get through, by the packets that were lost in the last seconds: none; few; so many
 * that one hears and sees it; nothing gets through.
 */
export type NetworkQuality = 'excellent' | 'good' | 'poor' | 'lost';
export type MediaState = 'connecting' | 'connected' | 'reconnecting' | 'left';

/** One publisher as the media service sees it. `person` and `kind` come from the token; `id` is the participant. */
export interface RemoteParticipant {
  readonly id: string;
  readonly person: string;
  readonly kind: SlotKind;
  readonly publishing: boolean;
  readonly audio: MediaStreamTrack | undefined;
  readonly video: MediaStreamTrack | undefined;
  /** Nothing to hear or to see by the publisher's own choice. */
  readonly audioMuted: boolean;
  readonly videoStopped: boolean;
  /** `reconnecting`: was received, and nothing of it arrives now. */
  readonly state: 'live' | 'connecting' | 'reconnecting';
  /** From the publisher to here; undefined while nothing is known. */
  readonly network: NetworkQuality | undefined;
}

export interface StageToken {
  readonly token: string;
  readonly participant: string;
  readonly publish: boolean;
  /**
   * Milliseconds of the server's clock. Nobody new can be received, and nothing new published, with an expired token:
   * it has to be exchanged before. Absent: it outlives the event.
   */
  readonly expiresAt?: number;
}

/** One connection to one media room. `StageMedia.open` joins; every call after `leave` does nothing. */
export interface StageConnection {
  readonly state: MediaState;
  readonly participants: readonly RemoteParticipant[];
  /** What the local side really publishes now. */
  readonly publishing: boolean;
  /** Of what is published, from here to the room; undefined while nothing is, or nothing is known. */
  readonly network: NetworkQuality | undefined;
  /** Swaps the token in place, with no rejoin; then publishes or stops as the token allows. */
  exchange(token: StageToken): Promise<void>;
  /** Sets or changes what is published; undefined stops that source. */
  publish(tracks: { readonly audio?: MediaStreamTrack | undefined; readonly video?: MediaStreamTrack | undefined }): Promise<void>;
  setMuted(source: 'camera' | 'microphone', muted: boolean): void;
  /** Listen only: no video is received while on. */
  setAudioOnly(on: boolean): void;
  /** Sends a short text (under 1 kB) in the published picture; where there is none, or it cannot carry one, it is lost. */
  sendCue(text: string): void;
  subscribe(listener: (change: StageChange) => void): () => void;
  leave(): Promise<void>;
}

export type StageChange =
  | { readonly type: 'changed' }
  /** A text that came in a publisher's picture, with the frame: it may come more than once, or not at all. */
  | { readonly type: 'cue'; readonly participant: string; readonly text: string }
  /** `kicked`, `stage-deleted` and `token-reused` are final; `failed` may be tried again with a new token. */
  | { readonly type: 'left'; readonly reason: 'kicked' | 'stage-deleted' | 'token-reused' | 'failed' | 'left' }
  | { readonly type: 'error'; readonly error: LiveError };

export interface StageOpen {
  readonly token: StageToken;
  /** This participant only publishes and receives nothing: a screen share. */
  readonly publishOnly?: boolean;
  /** The own person: its other connections are not received. */
  readonly person: string;
}

/** Opens media rooms: an IVS stage, a Chime meeting, or the memory of a test. */
export interface StageMedia {
  open(open: StageOpen): Promise<StageConnection>;
}
