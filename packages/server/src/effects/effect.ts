import type { RecordedFact } from '@rostrum/core/engine';
import type { EventFacts } from '@rostrum/core/event';
import type { Errand } from '@rostrum/core/session';
import type { EventHost } from '../host/index.js';

/** What one fact asks of the world outside the event. What has one `key` is done in order. */
export interface Effect {
  readonly key: string;
  /** What staff are told while it fails, and whom it is about. */
  readonly errand: Errand;
  readonly person?: string;
  /** May be run again. Throws when it has to be. */
  run(): Promise<void>;
  /** From when on to run it, in milliseconds since 1970; at once when absent. */
  when?(): Promise<number>;
}

/** The effects of one fact; `at` is when it was decided. */
export type React = (host: EventHost, fact: RecordedFact, at: number) => readonly Effect[];

/** By the type of the fact; what is not named has none. */
export type Reactions = {
  readonly [F in keyof EventFacts]?: (host: EventHost, fact: EventFacts[F], at: number) => Effect | readonly Effect[];
};

export function reactBy(table: Reactions): React {
  const byType = table as { readonly [type: string]: AnyReaction | undefined };
  return (host, fact, at) => [byType[fact.type]?.(host, fact as never, at) ?? []].flat();
}
type AnyReaction = (host: EventHost, fact: never, at: number) => Effect | readonly Effect[];
