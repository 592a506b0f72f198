import { cueAt } from './cue-time.js';
import type { Agenda, Cue, Overlay } from './facts.js';

type Next = NonNullable<Agenda['next']>;

/** What time alone will do next: of what is due at the same moment, what ends comes before what begins. */
export function nextOf(overlays: Iterable<Overlay>, cues: Iterable<Cue>, airtime: Agenda): Next | undefined {
  let next: Next | undefined;
  const offer = (at: number | undefined, command: Next['command'], about: string) => {
    if (at !== undefined && (!next || at < next.at)) next = { at, command, about };
  };
  for (const { id, until, endedAt, closesAt, closed } of overlays) {
    if (!closed) offer(closesAt, 'overlays/close', id);
    if (endedAt === undefined) offer(until, 'overlays/expire', id);
  }
  for (const { id, when, fired } of cues) if (!fired) offer(cueAt(when, airtime), 'overlays/fire', id);
  return next;
}
