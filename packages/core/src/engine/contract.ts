import type { Value } from '../sync/index.js';
import type { LiveError } from './live-error.js';
import type { StandardSchema } from './standard-schema.js';

/** `system` is the server itself: timers, media facts, effects that report back. No person ever has it. */
export type Role = 'host' | 'cohost' | 'moderator' | 'speaker' | 'attendee' | 'guest' | 'system';
export type PersonRole = Exclude<Role, 'system'>;

/** Who acts upon a person must rank above that person. */
export const RANK: Readonly<Record<Role, number>> = {
  system: 6, host: 5, cohost: 4, moderator: 3, speaker: 2, attendee: 1, guest: 0,
};
export const STAFF: readonly PersonRole[] = ['host', 'cohost', 'moderator'];
export const isStaff = (role: Role | undefined): boolean => role !== undefined && RANK[role] >= RANK.moderator;

/** What one feature brings: rows it keeps, commands it answers, facts it records. */
export interface Shape {
  tables: object;
  commands: object;
  facts: object;
}
interface Nothing {
  tables: unknown;
  commands: unknown;
  facts: unknown;
}
type Of<Own extends Shape, Needs, Part extends keyof Shape> = Own[Part] & (Needs extends Shape ? Needs[Part] : unknown);

export type Fact<Facts> = { [F in keyof Facts]: { readonly type: F } & Readonly<Facts[F]> }[keyof Facts];

export interface Rows<Row> {
  readonly size: number;
  get(id: string): Row | undefined;
  values(): Iterable<Row>;
}
export interface Table<Row> extends Rows<Row> {
  put(id: string, row: Row): void;
  drop(id: string): void;
}
export type World<Tables> = { readonly [T in keyof Tables]: Rows<Tables[T]> };
export type Tables<T> = { readonly [Name in keyof T]: Table<T[Name]> };

/** Time in milliseconds since 1970 by the server's clock; `id` is new, short and sorts by length, then letters. */
export interface Context {
  readonly person: string;
  readonly role: Role;
  readonly now: number;
  readonly id: string;
}

/** All or nothing: the facts of one command commit together, or it is refused. */
export type Decision<Facts> = readonly Fact<Facts>[] | LiveError;

/** The half of a command that a client may know: its input and who may ask. */
export interface Ask<Input> {
  readonly input: StandardSchema<Input>;
  /** The authority table is read from here; a role that is not named is refused. */
  readonly may: readonly Role[];
  /** The person acted upon: must rank below the caller. */
  target?(input: Input): string;
}

export interface Command<Tables, Facts, Input> extends Ask<Input> {
  decide(world: World<Tables>, input: Input, context: Context): Decision<Facts>;
}

/** Who sees what of one row. A projection that is not given shows nothing. */
export interface Views<Row> {
  /** Shown as a number under `count.<table>`. Counts every row, or those that `where` picks. */
  readonly count?: { readonly to: readonly ('public' | 'staff')[]; where?(row: Row): boolean };
  public?(row: Row): Value | undefined;
  staff?(row: Row): Value | undefined;
  /** Only the row's owners see it: under the row's id, or under `id` where every owner has a row of their own. */
  readonly self?: {
    owners(row: Row): readonly string[];
    show(row: Row, owner: string): Value | undefined;
    id?(row: Row): string;
  };
  /** Handed on request to those who come late; never part of a frame. */
  history?(row: Row): Value | undefined;
}

export interface Feature<Own extends Shape, Needs = Nothing> {
  readonly name: string;
  readonly commands: {
    [C in keyof Own['commands']]: Command<Of<Own, Needs, 'tables'>, Of<Own, Needs, 'facts'>, Own['commands'][C]>;
  };
  /** Total: never refuses. Every own fact has a handler; facts of others may have one. Writes own tables only. */
  readonly on: { [F in keyof Own['facts']]: Handler<Own, Own['facts'][F]> } & (Needs extends Shape
    ? { [F in keyof Needs['facts']]?: Handler<Own, Needs['facts'][F]> }
    : unknown);
  readonly views: { [T in keyof Own['tables']]: Views<Own['tables'][T]> };
  /** What time alone will do next; the host runs it as `system` when it is due, and before any later command. */
  due?(own: World<Own['tables']>): Due<Own['commands']> | undefined;
}

export type Due<Commands> = {
  [C in keyof Commands]: {
    readonly at: number;
    readonly person: string;
    readonly command: C;
    readonly input: Commands[C];
  };
}[keyof Commands];

type Handler<Own extends Shape, Data> = (own: Tables<Own['tables']>, fact: Readonly<Data>) => void;

/** A staff member's accepted command that the audience may not ask. The engine records it before the command's own facts: the audit trail. */
export type Acted = {
  tables: unknown;
  commands: unknown;
  facts: {
    'engine/acted': {
      readonly id: string;
      readonly at: number;
      readonly by: string;
      readonly command: string;
      readonly target?: string;
      readonly reason?: string;
    };
  };
};
