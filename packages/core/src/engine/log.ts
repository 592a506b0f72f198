import type { Role } from './contract.js';

export interface RecordedFact {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** One accepted command as the log keeps it. Its sequence follows from its place in the log. */
export interface Entry {
  /** The client's id of the command; empty for what the server did by itself. */
  readonly id: string;
  readonly person: string;
  readonly role: Role;
  readonly command: string;
  readonly at: number;
  readonly facts: readonly RecordedFact[];
}

/** Everything an engine needs to go on from `seq` as if it had replayed the log up to there. */
export interface Dump {
  readonly seq: number;
  readonly at: number;
  readonly tables: { readonly [table: string]: readonly (readonly [id: string, row: unknown])[] };
  readonly answers: readonly (readonly [person: string, ids: readonly (readonly [id: string, seq: number])[]])[];
}
