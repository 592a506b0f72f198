import { durationOf, type OverlayKind, type ShownContent } from './content.js';
import type { OverlayView } from './contract.js';
import type { OverlayCue } from './cue.js';
import { lifeOf } from './life.js';
import { inOrder } from './sent-order.js';

/** What a viewer knows of one overlay, by whichever way it came. Times are milliseconds of the server's clock. */
export interface Sighting {
  readonly id: string;
  /** Absent when only its end is known. */
  readonly at?: number;
  /** `at` is from a publisher's picture, which anybody on the stage could have made: whoever else tells it is right. */
  readonly hinted?: true;
  readonly kind?: OverlayKind;
  /** Seconds, as in the content. */
  readonly duration?: number;
  readonly content?: ShownContent;
  /** How long it is shown by itself, results included, in milliseconds. Absent: until it is stopped, or not known. */
  readonly life?: number;
  readonly endedAt?: number;
  readonly closed?: true;
}

/**
 * The newest first. Rows leave the view and cues come twice, late or never; what has been seen is
 * only added to, so that what is over for a viewer stays over.
 */
export type Sightings = readonly Sighting[];

/** How many are remembered: far more than are sent while a picture is late. */
export const REMEMBERED = 32;

/** With the overlays of the public view. Like the other three: the same object when nothing of it is new. */
export function seeRows(sightings: Sightings, rows: { readonly [id: string]: OverlayView }): Sightings {
  return Object.entries(rows).reduce(
    (all, [id, { kind, at, duration, content, until, endedAt, closed }]) => see(all, {
      id, at, kind, ...(content && { content }),
      ...(duration !== undefined && { duration }), ...(until !== undefined && { life: until - at }),
      ...(endedAt !== undefined && { endedAt }), ...(closed && { closed }),
    }),
    sightings,
  );
}

/** With a cue out of the channel's timed metadata. `allowance` in milliseconds: see `allowanceOf`. */
export function seeCue(sightings: Sightings, cue: OverlayCue, allowance: number): Sightings {
  if ('endedAt' in cue) return see(sightings, { id: cue.id, endedAt: cue.endedAt });
  return see(sightings, { id: cue.id, at: cue.at, ...(cue.content && told(cue.content, allowance)) });
}

/** With the content that was fetched by id. */
export function seeContent(sightings: Sightings, id: string, content: ShownContent, allowance: number): Sightings {
  return sightings.some((known) => known.id === id) ? see(sightings, { id, ...told(content, allowance) }) : sightings;
}

/**
 * Whether a cue out of a publisher's picture says anything new: the start of an overlay that is newer than all that is
 * known. Then fetch its content, which shows that there is such an overlay, and call `seeHint`.
 */
export function isHint(sightings: Sightings, cue: OverlayCue): cue is Extract<OverlayCue, { readonly at: number }> {
  const [newest] = sightings;
  return 'at' in cue && (!newest || inOrder(newest.id, cue.id) < 0);
}

/** With a hint whose content was fetched from the server. What the hint itself says of the content is not believed. */
export function seeHint(sightings: Sightings, cue: OverlayCue, content: ShownContent, allowance: number): Sightings {
  if (!isHint(sightings, cue)) return sightings;
  return see(sightings, { id: cue.id, at: cue.at, hinted: true, ...told(content, allowance) });
}

function told(content: ShownContent, allowance: number): Partial<Sighting> {
  const [duration, life] = [durationOf(content), lifeOf(content, allowance)];
  return {
    kind: content.kind, content,
    ...(duration !== undefined && { duration }), ...(life !== undefined && { life }),
  };
}

function see(sightings: Sightings, news: Sighting): Sightings {
  const known = sightings.find(({ id }) => id === news.id);
  if (known) {
    const both = merged(known, news);
    return both === known ? sightings : sightings.map((each) => (each === known ? both : each));
  }
  const all = [...sightings, news].sort((a, b) => inOrder(b.id, a.id)).slice(0, REMEMBERED);
  // Older than all that are remembered: it has been forgotten.
  return all.includes(news) ? all : sightings;
}

/** What was known first stays, but for a time that was only hinted. */
function merged(known: Sighting, news: Sighting): Sighting {
  const { hinted, ...added } = news;
  if (known.hinted && !hinted && news.at !== undefined) {
    const { hinted: _, ...rest } = known;
    return { ...added, ...rest, at: news.at };
  }
  const both: Sighting = { ...added, ...known };
  return Object.keys(both).length === Object.keys(known).length ? known : both;
}
