import type { Channel } from '../playback/index.js';
import { durationOf, shownContent, type OverlayContent, type OverlayKind, type ShownContent } from './content.js';

/** Content of more bytes than this, as JSON in UTF-8, is in no view and no cue: it is fetched once, by id. */
export const LARGE = 600;
/** How long the right answer of a quiz stands after the answer, or after the time is up, in milliseconds (S2.11). */
export const REVEAL = 2_000;
/** So long before its end a poll takes no more votes, in milliseconds (S2.12). */
export const CLOSING = 2_000;
/** How long the result of a poll is shown, in milliseconds (S2.12). */
export const RESULTS = 10_000;
/** Milliseconds that an answer may take through the network. */
export const NETWORK = 2_000;

/** How late an answer may come, in milliseconds: viewers of a channel see the question some seconds late. */
export const allowanceOf = (channel: Pick<Channel, 'allowance'> | undefined): number =>
  channel ? channel.allowance * 1000 : NETWORK;

/** Whether it is answered, by a choice. */
export const isQuestion = (content: { readonly kind: OverlayKind }): boolean =>
  content.kind === 'quiz' || content.kind === 'poll';

/** The choices of a quiz or a poll; none for the others. */
export function choicesOf(content: ShownContent): readonly string[] {
  if (content.kind === 'quiz') return content.answers;
  return content.kind === 'poll' ? content.options : [];
}

/** For how long it can be answered, in milliseconds; undefined for what is not a question. */
export function answeringOf(
  { kind, duration }: { readonly kind: OverlayKind; readonly duration?: number | undefined },
): number | undefined {
  if (duration === undefined) return undefined;
  if (kind === 'quiz') return duration * 1000;
  return kind === 'poll' ? duration * 1000 - CLOSING : undefined;
}

/**
 * How long it is on a viewer's screen, in milliseconds; undefined: until it is stopped. Results count: of a hidden poll
 * they are out only when the last answer that is let in has come.
 */
export function lifeOf(content: ShownContent, allowance: number): number | undefined {
  const duration = durationOf(content);
  if (duration === undefined) return undefined;
  const length = duration * 1000;
  if (content.kind === 'quiz') return length + REVEAL;
  if (content.kind !== 'poll') return length;
  return (content.hidden ? Math.max(length, length - CLOSING + allowance) : length) + RESULTS;
}

const encoder = new TextEncoder();
export const isLarge = (content: OverlayContent | ShownContent): boolean =>
  encoder.encode(JSON.stringify(shownContent(content as OverlayContent))).length > LARGE;
