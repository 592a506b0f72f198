/** The edge between whoever serves people (HTTP, line, feed, effects) and the single writer of an event. */
import type { Accepted, Engine, Entry, LiveError, Request, Settled } from '@rostrum/core/engine';
import type { Frame } from '@rostrum/core/sync';
import type { SessionPlan } from '@rostrum/core/session';
import type { EntryFeed } from './entry-feed.js';

/** One batch that has been stored. */
export interface Stored {
  readonly settled: Settled;
  readonly entries: readonly { readonly seq: number; readonly entry: Entry }[];
  /** The staff view's frame of this batch, when it changed. Its window is 1: the line is ordered. */
  readonly staffFrame: Frame | undefined;
}

/** The single writer of one live event. */
export interface EventHost {
  readonly id: string;
  /** Whether this process looks after the event: it runs its effects and its feed. */
  readonly leads: boolean;
  /** Resolves when the command is stored, or refused. Asking twice with one id gives one answer. */
  execute(request: Request): Promise<Accepted | LiveError>;
  /** What the server does by itself. */
  system(command: string, input: unknown, person?: string): Promise<Accepted | LiveError>;
  /** Reads the engine at a moment when all that it shows is stored. `read` must not keep the engine. */
  read<Result>(read: (engine: Engine) => Result): Promise<Result>;
  /** Told after every stored batch, in order, before the batch's commands are acknowledged. */
  onStored(listener: (stored: Stored) => void): () => void;
  /** The stored entries from the cursor of this name on. Ends with the host. */
  entriesFrom(name: string): EntryFeed;
}

export interface EventHosts<Host extends EventHost = EventHost> {
  /** The event's host; undefined when there is no such event. Opens it from its snapshot and log when needed. */
  open(id: string): Promise<Host | undefined>;
  create(id: string, plan: SessionPlan): Promise<Host>;
  /** Events whose timers and effects must run, whether or not anybody is connected. */
  readonly opened: Iterable<Host>;
  /** Says that an event's effects are done; when it is over as well, it is not resumed any more. */
  finish(id: string): Promise<void>;
  /** Finishes what was accepted, then lets go. */
  close(): Promise<void>;
}
