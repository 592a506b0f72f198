import type { Farewell } from './farewell.js';

/** What the hub and a process of the SFU say to each other over the IPC channel. Session ids are the hub's. */
export type Layer = 'low' | 'mid' | 'hi';

export interface LayerReport {
  readonly encodingId: string;
  /** kbit/s over the last second. */
  readonly bitrate: number;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly selected: boolean;
}

/** A request is answered by a `Reply` with the same id. */
export type Request =
  | { readonly method: 'publish'; readonly session: string; readonly offer: string }
  | {
      readonly method: 'subscribe';
      readonly session: string;
      readonly publication: string;
      readonly offer: string;
      readonly initialLayer: 'lowest' | 'highest';
    }
  | { readonly method: 'layers'; readonly session: string };

/** A UDP port that a browser was told to use, and the password of its ICE connectivity checks. */
export interface IceEndpoint {
  readonly port: number;
  readonly password: string;
  /** What ends the connection over it, once there is one. */
  readonly farewell?: Farewell;
}

/** An order is not answered. */
export type Order =
  | { readonly method: 'end'; readonly session: string }
  | {
      readonly method: 'flow';
      readonly session: string;
      readonly play: readonly string[];
      readonly pause: readonly string[];
    }
  | { readonly method: 'select-layer'; readonly session: string; readonly layer: string | null }
  /** Frames of a publication come over the pipe, with this number. `keyframeEvery` in milliseconds, 0 for never. */
  | { readonly method: 'tap'; readonly tap: number; readonly session: string; readonly keyframeEvery: number }
  | { readonly method: 'untap'; readonly tap: number }
  | { readonly method: 'stall'; readonly milliseconds: number }
  /** Neither sends nor receives in these sessions for so long. */
  | { readonly method: 'lose'; readonly sessions: readonly string[]; readonly milliseconds: number };

export interface Results {
  publish: { readonly answer: string };
  subscribe: { readonly answer: string };
  layers: { readonly layers: readonly LayerReport[] };
}

export type ToSfu = (Request & { readonly id: number }) | Order;

export type FailureCode = 'bad-offer' | 'no-matching-codec' | 'no-such-session';

export type FromSfu =
  | { readonly event: 'ready' }
  | { readonly event: 'reply'; readonly id: number; readonly result: Results[keyof Results] }
  | { readonly event: 'failure'; readonly id: number; readonly code: FailureCode; readonly message: string }
  | { readonly event: 'connected'; readonly session: string; readonly farewell: Farewell | undefined }
  | { readonly event: 'ended'; readonly session: string; readonly reason: string }
  /** bit/s of each publish session, once a second. */
  | { readonly event: 'bitrates'; readonly sessions: Readonly<Record<string, number>> };

/** Why the SFU could not do what was asked. */
export class SfuFailure extends Error {
  constructor(readonly code: FailureCode | 'unreachable', message: string) {
    super(message);
    this.name = 'SfuFailure';
  }
}
