import type { ShownContent } from './content.js';
import type { OverlayPhase, TallyView } from './contract.js';
import { answeringOf, CLOSING, isQuestion, RESULTS, REVEAL } from './life.js';
import type { Sighting, Sightings } from './sightings.js';

/** All that decides what one viewer sees. Times are picture times: the server's time at which the picture was live. */
export interface TimelineInput {
  readonly sightings: Sightings;
  readonly pictureTime: number;
  /** The person's own: `answers` of the self view. */
  readonly answers: { readonly [id: string]: { readonly choice: number; readonly correct?: number } };
  /** Where the picture was as the own answer was accepted. What was answered before the page was opened has none. */
  readonly answeredAt: ReadonlyMap<string, number>;
  /** `tallies` of the view. */
  readonly tallies: { readonly [id: string]: TallyView };
  /** Those that the viewer has closed. */
  readonly dismissed: ReadonlySet<string>;
}

/** What a viewer sees at one moment of the picture. */
export interface ShownAt {
  readonly id: string;
  /** Absent while content by reference is being fetched. */
  readonly content: ShownContent | undefined;
  readonly phase: OverlayPhase;
  /** Picture time at which the phase ends by itself; absent: it does not. */
  readonly phaseEndsAt: number | undefined;
  /** Milliseconds. */
  readonly phaseLength: number | undefined;
  readonly myChoice: number | undefined;
  /** Whether a choice is taken now, as far as the viewer can know. Roles are another matter: see `mayAsk`. */
  readonly mayAnswer: boolean;
  /** A quiz in its results, where it is known: the index of the right answer. */
  readonly correct: number | undefined;
  /** Where this viewer may see it by now. */
  readonly tally: TallyView | undefined;
}

/**
 * What is shown when the picture is at `pictureTime`: the newest overlay that the picture has reached, until its end
 * or the end of its life in picture time. So a viewer who is late has the full time, one who joins late what is left
 * of it, and whatever way it came by, it is seen once (S2.9-S2.12).
 */
export function shownAt(input: TimelineInput): ShownAt | undefined {
  const { sightings, pictureTime, answers, tallies, dismissed } = input;
  const known = sightings.find((each) => (each.at ?? each.endedAt ?? Infinity) <= pictureTime);
  if (known?.at === undefined || pictureTime >= endOf(known, input) || dismissed.has(known.id)) return undefined;
  const { id, content } = known;
  const own = answers[id];
  const phase = phaseOf(known, input);
  const open = phase.phase === 'open' && content !== undefined && isQuestion(content);
  const results = phase.phase === 'results';
  const openTally = results || (content?.kind === 'poll' && !content.hidden);
  return {
    id, content, ...phase,
    myChoice: own?.choice,
    mayAnswer: open && (!own || (content.kind === 'poll' && content.changeable)),
    correct: results ? (own?.correct ?? tallies[id]?.correct) : undefined,
    tally: openTally ? tallies[id] : undefined,
  };
}

/** The next picture time at which `shownAt` gives something else, if nothing new is learnt; undefined: never. */
export function changesAt(input: TimelineInput): number | undefined {
  const { sightings, pictureTime } = input;
  const known = sightings.find(({ id }) => id === shownAt(input)?.id);
  const times = [
    ...sightings.map(({ at }) => at),
    ...(known ? [endOf(known, input), phaseOf(known, input).phaseEndsAt] : []),
  ].filter((at) => at !== undefined && at > pictureTime && at < Infinity) as number[];
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Those whose content has to be fetched: the picture has not passed them, and nothing has brought it. */
export function wanted(input: TimelineInput): readonly string[] {
  return input.sightings
    .filter((each) => each.at !== undefined && !each.content && input.pictureTime < endOf(each, input))
    .map(({ id }) => id);
}

/** When it is over for this viewer. That a newer one takes its place is not in it. */
function endOf(
  { id, at = 0, kind, life = Infinity, endedAt = Infinity }: Sighting, { answers, answeredAt }: TimelineInput,
): number {
  // Whoever has answered a quiz is told, and is done with it (S2.11).
  const done = kind === 'quiz' && answers[id] ? (answeredAt.get(id) ?? -Infinity) + REVEAL : Infinity;
  return Math.min(endedAt, at + life, done);
}

function phaseOf(
  { id, at = 0, kind, duration, life, closed }: Sighting, { pictureTime, answers, answeredAt }: TimelineInput,
): Pick<ShownAt, 'phase' | 'phaseEndsAt' | 'phaseLength'> {
  const answering = kind && answeringOf({ kind, duration });
  const stretch = (phase: OverlayPhase, from: number, to: number | undefined) => ({
    phase, phaseEndsAt: to === undefined ? undefined : at + to, phaseLength: to === undefined ? undefined : to - from,
  });
  if (answering === undefined || life === undefined) return stretch('open', 0, life);
  if (kind === 'quiz' && answers[id]) {
    const from = (answeredAt.get(id) ?? at) - at;
    return stretch('results', from, Math.min(from + REVEAL, life));
  }
  const results = life - (kind === 'quiz' ? REVEAL : RESULTS);
  const now = pictureTime - at;
  if (now >= results) return stretch('results', results, life);
  // When the server has closed it, this viewer is later than is allowed for, or has been paused.
  if (now < answering && !closed) return stretch('open', 0, answering);
  return stretch('closing', Math.min(answering, results - CLOSING), results);
}
