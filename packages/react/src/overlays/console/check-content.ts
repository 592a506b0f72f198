import {
  callToActionContent, celebrationContent, DURATIONS, lowerThirdContent, noticeContent, pollContent, productContent, quizContent,
  type OverlayContent, type OverlayKind,
} from '@rostrum/core/overlays';
import type { OverlayConsoleLabels } from '../../labels/index.js';
import { candidateOf, type FormValues } from './form-values.js';

/** What is wrong, by field: `question`, `answers.1`, and `answers` for the list as a whole. */
export type Problems = Readonly<Record<string, string>>;
export interface Checked {
  /** Undefined when there are problems. */
  readonly content: OverlayContent | undefined;
  readonly problems: Problems;
}

/** The part of a schema that is the same for all libraries (standardschema.dev). */
interface Schema {
  readonly '~standard': {
    validate(value: unknown): Result | Promise<Result>;
  };
}
type Result =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const schemas: Readonly<Record<OverlayKind, Schema>> = {
  quiz: quizContent, poll: pollContent, product: productContent, notice: noticeContent, celebration: celebrationContent,
  'lower-third': lowerThirdContent, 'call-to-action': callToActionContent,
};
const UNIQUE = 'Enter a unique option.';

/** Checks the fields by the same rules as the server, and says what is wrong in the reader's words (S2.11). */
export function checkContent(kind: OverlayKind, values: FormValues, labels: OverlayConsoleLabels): Checked {
  const candidate = candidateOf(kind, values);
  const result = schemas[kind]['~standard'].validate(candidate);
  // Our schemas wait for nothing.
  if (result instanceof Promise) return { content: undefined, problems: {} };
  if (!result.issues) return { content: result.value as OverlayContent, problems: {} };
  const problems: Record<string, string> = {};
  for (const issue of result.issues) {
    for (const path of fieldsOf(issue, candidate)) problems[path.join('.')] ??= wordsFor(issue, path, kind, candidate, labels);
  }
  return { content: undefined, problems };
}

const keysOf = ({ path = [] }: Issue) => path.map((key) => String(typeof key === 'object' ? key.key : key));

/** A list with the same option twice: the fault is of those that repeat an earlier one. */
function fieldsOf(issue: Issue, candidate: unknown): readonly (readonly string[])[] {
  const path = keysOf(issue);
  const list = at(candidate, path);
  // The right answer of a quiz is checked over the whole.
  if (path.length === 0) return [['correct']];
  if (issue.message !== UNIQUE || !Array.isArray(list)) return [path];
  const words = list.map((option: unknown) => String(option).trim().toLowerCase());
  return words.flatMap((word, index) => (words.indexOf(word) < index ? [[...path, String(index)]] : []));
}

function wordsFor({ message }: Issue, path: readonly string[], kind: OverlayKind, candidate: unknown, labels: OverlayConsoleLabels): string {
  const value = at(candidate, path);
  if (path[0] === 'duration' && kind in DURATIONS) {
    const { min, max } = DURATIONS[kind as keyof typeof DURATIONS];
    return labels.range(min, max);
  }
  if (typeof value === 'string' && value.trim() === '') return labels.required;
  return labels.problems[message] ?? message;
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
