import * as v from 'valibot';
import { isWellFormed, optionalText, text, whole } from '../input/index.js';

/** Seconds that a kind of overlay may be shown (S2.11); absent: until it is stopped. */
export const DURATIONS = {
  quiz: { min: 5, max: 30, usual: 15 },
  poll: { min: 10, max: 120, usual: 15 },
  notice: { min: 5, max: 30, usual: 15 },
  celebration: { min: 10, max: 10, usual: 10 },
  'lower-third': { min: 5, max: 60, usual: 10 },
} as const;

const LONG = 'Maximum length exceeded.';
const line = (max: number) => text(max, LONG);
const optionalLine = (max: number) => optionalText(max, LONG);
/** Only pages and pictures of the web: `javascript:` and `data:` never reach an audience. */
const url = v.pipe(v.string(), v.trim(), v.maxLength(256, LONG), v.check(isWebAddress, 'Enter a valid URL.'));
const seconds = ({ min, max }: { readonly min: number; readonly max: number }) => whole(min, max);
const unique = (options: string[]) => new Set(options.map((option) => option.toLowerCase())).size === options.length;

const answers = (min: number, max: number, length: number) => v.pipe(
  v.array(line(length)), v.minLength(min), v.maxLength(max), v.check(unique, 'Enter a unique option.'));

const quiz = {
  kind: v.literal('quiz'), question: line(256), answers: answers(3, 5, 128), duration: seconds(DURATIONS.quiz),
} as const;
/** One right answer among three to five, judged by the server (S2.11). `correct` is the index of the right one. */
export const quizContent = v.pipe(
  v.strictObject({ ...quiz, correct: v.pipe(v.number('Select a correct answer.'), v.integer(), v.minValue(0)) }),
  v.check(({ answers: given, correct }) => correct < given.length, 'Select a correct answer.'),
);
/** Tallied by the server, one vote a person (S2.12). */
export const pollContent = v.strictObject({
  kind: v.literal('poll'),
  question: line(256),
  options: answers(2, 5, 40),
  duration: seconds(DURATIONS.poll),
  /** A vote may be changed while the poll is open. */
  changeable: v.boolean(),
  /** Nobody but staff sees how it stands before it has closed. */
  hidden: v.boolean(),
});
/** Something for sale, until it is stopped (S2.11). `link` is where it is sold. */
export const productContent = v.strictObject({
  kind: v.literal('product'),
  title: line(32),
  price: line(10),
  imageUrl: url,
  description: line(256),
  link: v.optional(url),
});
export const noticeContent = v.strictObject({
  kind: v.literal('notice'), title: line(24), message: line(256), duration: seconds(DURATIONS.notice),
});
export const celebrationContent = v.strictObject({ kind: v.literal('celebration') });
/** Who is speaking. */
export const lowerThirdContent = v.strictObject({
  kind: v.literal('lower-third'),
  name: line(48),
  title: optionalLine(64),
  duration: v.optional(seconds(DURATIONS['lower-third'])),
});
/** A button that leads somewhere, until it is stopped. */
export const callToActionContent = v.strictObject({
  kind: v.literal('call-to-action'), title: line(64), button: line(24), link: url, message: optionalLine(128),
});

const others = [
  pollContent, productContent, noticeContent, celebrationContent, lowerThirdContent, callToActionContent,
] as const;
/** What an overlay may be. Every refusal's message is for the person who fills in the form. */
export const overlayContent = v.variant('kind', [quizContent, ...others]);
export type OverlayContent = v.InferOutput<typeof overlayContent>;
export type OverlayKind = OverlayContent['kind'];
export type ContentOf<Kind extends OverlayKind> = Extract<OverlayContent, { readonly kind: Kind }>;
/** What the audience gets: a quiz keeps its right answer to itself. */
export type ShownContent = Exclude<OverlayContent, { kind: 'quiz' }> | Omit<ContentOf<'quiz'>, 'correct'>;
/** Content as it comes to a viewer. */
export const shownInput = v.variant('kind', [v.strictObject(quiz), ...others]);

export function shownContent(content: OverlayContent): ShownContent {
  if (content.kind !== 'quiz') return content;
  const { correct: _, ...shown } = content;
  return shown;
}

/** Seconds during which it can be answered or read, from the moment it appears; undefined: until it is stopped. */
export function durationOf(content: ShownContent): number | undefined {
  if (content.kind === 'celebration') return DURATIONS.celebration.usual;
  return 'duration' in content ? content.duration : undefined;
}

function isWebAddress(value: string): boolean {
  try {
    return isWellFormed(value) && ['https:', 'http:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
}
