import type { Channel } from '../playback/index.js';
import type { Session } from '../session/index.js';
import type { OverlayKind } from './content.js';
import { cueAt } from './cue-time.js';
import type { Cue, Draft } from './facts.js';
import { allowanceOf, lifeOf } from './life.js';
import { inOrder } from './sent-order.js';

/** The cue sheet as staff's view has it. */
export interface CuePlan {
  readonly cues: { readonly [id: string]: Pick<Cue, 'when' | 'draft' | 'fired'> };
  readonly drafts: { readonly [id: string]: Pick<Draft, 'content'> };
  /** Before it is live: as planned. */
  readonly session: Pick<Session, 'startsAt' | 'duration' | 'liveAt' | 'endsAt'>;
  readonly channel?: Pick<Channel, 'allowance'> | undefined;
}

/**
 * `before-start`, `after-end`, `no-draft`: it never fires. `cut-short`: another cue, or the end of the event where `by`
 * is absent, takes it off `seconds` before its time is over.
 */
export type CueWarning =
  | { readonly code: 'before-start' | 'after-end' | 'no-draft' }
  | { readonly code: 'cut-short'; readonly seconds: number; readonly by?: string };

/** What one cue will do. Times are milliseconds of the server's clock, for a viewer without delay. */
export interface RehearsedCue {
  readonly cue: string;
  readonly draft: string;
  readonly kind: OverlayKind | undefined;
  readonly at: number;
  /** When it goes: by itself, by the next cue, or with the event. Undefined when it never fires. */
  readonly until: number | undefined;
  readonly warning: CueWarning | undefined;
}

const MINUTE = 60_000;

/**
 * A dry run of the cue sheet: what would be sent when if nobody sends or stops anything by hand, the first first.
 * Cues that have fired are left out (S3.7).
 */
export function rehearseCues({ cues, drafts, session, channel }: CuePlan): readonly RehearsedCue[] {
  const liveAt = session.liveAt ?? session.startsAt;
  const endsAt = session.endsAt ?? liveAt + session.duration * MINUTE;
  const allowance = allowanceOf(channel);
  const lines = Object.entries(cues)
    .filter(([, { fired }]) => !fired)
    .map(([cue, { when, draft }]) =>
      ({ cue, draft, at: cueAt(when, { liveAt, endsAt })!, content: drafts[draft]?.content }))
    .sort((a, b) => a.at - b.at || inOrder(a.cue, b.cue));
  const fires = lines.filter(({ at, content }) => content && at >= liveAt && at < endsAt);
  return lines.map((line) => {
    const { cue, draft, at, content } = line;
    const known = { cue, draft, kind: content?.kind, at };
    const place = fires.indexOf(line);
    if (!content || place < 0) {
      const code = !content ? 'no-draft' : at < liveAt ? 'before-start' : 'after-end';
      return { ...known, until: undefined, warning: { code } };
    }
    const over = at + (lifeOf(content, allowance) ?? Infinity);
    const next = fires[place + 1];
    const until = Math.min(over, next?.at ?? Infinity, endsAt);
    // What is shown until it is stopped has no time to lose.
    if (over === Infinity || until === over) return { ...known, until, warning: undefined };
    const by = next?.at === until && { by: next.cue };
    return { ...known, until, warning: { code: 'cut-short', seconds: (over - until) / 1000, ...by } };
  });
}
