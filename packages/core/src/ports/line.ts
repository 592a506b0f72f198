import type { LiveErrorData, PersonRole } from '../engine/index.js';
import type { Frame, Snapshot, Tree } from '../sync/index.js';

/** What a participant sends over the line, one JSON text each. */
export type LineUp =
  | { readonly t: 'command'; readonly id: string; readonly command: string; readonly input: unknown }
  /** The first message. A server that is invoked cannot speak before it is spoken to. */
  | { readonly t: 'hi' }
  /** `at` is the client's clock in milliseconds; it comes back in the pong. */
  | { readonly t: 'ping'; readonly at: number };

/** What the server sends over the line, one JSON text each. Times are milliseconds of the server's clock. */
export type LineDown =
  /** The first message. `self` is whole; `staff` is there for staff only. */
  | {
      readonly t: 'hello';
      readonly person: string;
      readonly role: PersonRole;
      readonly now: number;
      readonly epoch: string;
      readonly seq: number;
      readonly self: Tree;
      readonly staff?: Snapshot;
      /** When the server will cut this line; absent when it does not mean to. Open another one before. */
      readonly expiresAt?: number;
    }
  /** `own`: as in `self`, where that would come later than this. */
  | {
      readonly t: 'ack';
      readonly id: string;
      readonly seq: number;
      readonly own?: { readonly role: PersonRole; readonly self: Tree };
    }
  | { readonly t: 'refused'; readonly id: string; readonly error: LiveErrorData }
  /** The own view, whole, and the role now. `staff` comes with it when the role has just become a staff role. */
  | {
      readonly t: 'self';
      readonly role: PersonRole;
      readonly seq: number;
      readonly self: Tree;
      readonly staff?: Snapshot;
    }
  /** A staff frame; a public one when the line is the feed of this event. */
  | { readonly t: 'frame'; readonly frame: Frame }
  | { readonly t: 'pong'; readonly at: number; readonly now: number }
  /** The last message: do not come back by yourself, except after `shutdown`. */
  | { readonly t: 'bye'; readonly code: ByeCode; readonly message: string };

/** `replaced`: the same person opened the event elsewhere more often than one person may. */
export type ByeCode = 'kicked' | 'banned' | 'ended' | 'replaced' | 'shutdown' | 'denied';

/** The private connection of one participant: commands up, answers and own views down. Ordered while it lasts. */
export interface Line {
  /** Opens one connection. Never throws: what goes wrong is a `down`. */
  open(on: LineEvents): LineConnection;
}
export interface LineEvents {
  message(message: LineDown): void;
  /** The connection is gone or never came up. `denied`: the server refused; trying again will not help. */
  down(reason: { readonly denied?: LiveErrorData }): void;
}
export interface LineConnection {
  /** False when it was not open; nothing is queued here. */
  send(message: LineUp): boolean;
  close(): void;
}
