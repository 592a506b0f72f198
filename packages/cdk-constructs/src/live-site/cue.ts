import { ConfigurationError } from '../configuration-error.js';

/** What the site sends by itself, and when: "10 s after the stream has begun, this poll" (S3.4, S3.7). */
export interface SiteCue {
  readonly when:
    | { readonly after: 'live'; readonly seconds: number }
    | { readonly before: 'end'; readonly seconds: number };
  /** An overlay: `{ kind: 'poll', question, options, duration, ... }`. What it may be is in the docs of overlays. */
  readonly content: { readonly kind: string; readonly [field: string]: unknown };
}

/** As long as an event can be (S4.3), in seconds. */
const LONGEST = 480 * 60;

/** Throws `live-site/cue-out-of-event`. What is in an overlay is judged by the server at deployment. */
export function checkedCues(cues: readonly SiteCue[]): readonly SiteCue[] {
  const wrong = cues.find(({ when: { seconds } }) => !(seconds >= 0 && seconds <= LONGEST));
  if (!wrong) return cues;
  throw new ConfigurationError(
    'live-site/cue-out-of-event',
    `A ${wrong.content.kind} is to be sent at ${wrong.when.seconds} s, and an event has 0 to ${LONGEST} s.`,
    'Count from going live (after) or from the end (before), in seconds.',
  );
}
