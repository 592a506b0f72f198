import { chat } from '../chat/index.js';
import { Engine, type AnyFeature, type PersonRole, type Rows } from '../engine/index.js';
import { hands } from '../hands/index.js';
import { moderation } from '../moderation/index.js';
import { overlays } from '../overlays/index.js';
import { playback } from '../playback/index.js';
import { questions } from '../questions/index.js';
import { roster, type Person } from '../roster/index.js';
import { session } from '../session/index.js';
import { stage } from '../stage/index.js';

/** What a live event is made of. */
export const features: readonly AnyFeature[] = [
  session, roster, stage, hands, moderation, questions, chat, playback, overlays,
];

/** Grows when a view's code changes what clients hold, so that their replicas start afresh. */
export const VIEW_VERSION = 3;

/**
 * The engine of one live event. `history` is a number that only grows when an event's log is begun anew, for
 * example the time of its creation in milliseconds.
 */
export function createEngine(history: number): Engine {
  return new Engine({ features, epoch: (history * 100 + VIEW_VERSION).toString(36), roleOf });
}

function roleOf(tables: { readonly [table: string]: Rows<unknown> }, person: string): PersonRole | undefined {
  const known = tables['people']!.get(person) as Person | undefined;
  return known && !known.barred ? known.role : undefined;
}
