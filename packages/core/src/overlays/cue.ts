import * as v from 'valibot';
import { id, time } from '../input/index.js';
import { shownContent, shownInput, type OverlayContent, type ShownContent } from './content.js';
import { isLarge } from './life.js';

/** Amazon IVS takes 1 KB of timed metadata; SEI messages and feed frames are as small. */
export const CUE_BYTES = 1_000;

/** What travels with the picture. `content` is absent when it would not fit: then it is fetched by `id`. */
export type OverlayCue =
  | { readonly id: string; readonly at: number; readonly content?: ShownContent | undefined }
  | { readonly id: string; readonly endedAt: number };

/** Tells a cue of ours from other people's metadata; grows when an old page could not read a new cue. */
const MARK = { rostrum: 1 } as const;
const marked = { rostrum: v.literal(MARK.rostrum), id };
const cueText = v.union([
  v.strictObject({ ...marked, at: time, content: v.optional(shownInput) }),
  v.strictObject({ ...marked, endedAt: time }),
]);

/** At most {@link CUE_BYTES} bytes of UTF-8, in JSON. */
export function encodeCue(cue: OverlayCue): string {
  if ('endedAt' in cue) return JSON.stringify({ ...MARK, id: cue.id, endedAt: cue.endedAt });
  const { id: overlay, at, content } = cue;
  // Whoever hands in a quiz whole must not publish its right answer: types do not stop that.
  const shown = content && !isLarge(content) && { content: shownContent(content as OverlayContent) };
  return JSON.stringify({ ...MARK, id: overlay, at, ...shown });
}

/** Undefined when the text is not a cue of ours, or not a valid one: channels carry other people's metadata too. */
export function decodeCue(text: string): OverlayCue | undefined {
  const cue = v.safeParse(cueText, parsed(text));
  if (!cue.success) return undefined;
  const { rostrum: _, ...rest } = cue.output;
  return rest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
