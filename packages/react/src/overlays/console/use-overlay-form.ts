import { useMemo, useState } from 'react';
import type { OverlayKind } from '@rostrum/core/overlays';
import type { OverlayConsoleLabels } from '../../labels/index.js';
import { checkContent, type Checked, type Problems } from './check-content.js';
import { BLANK, valuesOf, type FormValues } from './form-values.js';
import type { ListedDraft } from './use-overlay-console.js';

/** What one kind's fields take and give. */
export interface FieldsProps<Kind extends OverlayKind> {
  readonly values: FormValues[Kind];
  readonly labels: OverlayConsoleLabels;
  readonly change: (part: Partial<FormValues[Kind]>) => void;
  /** What to show beside the field: nothing before it was left, or sending was tried. */
  problem(field: string): string | undefined;
  onLeave(field: string): void;
}

export interface OverlayForm {
  readonly kind: OverlayKind;
  readonly values: FormValues;
  /** The draft that is changed; undefined for a new one. */
  readonly editing: string | undefined;
  readonly checked: Checked;
  /** How often it was tried in vain, so that the page can point at the first problem. */
  readonly tries: number;
  choose(kind: OverlayKind): void;
  fields<Kind extends OverlayKind>(kind: Kind): FieldsProps<Kind>;
  edit(draft: ListedDraft): void;
  /** Empty fields of the same kind; gives what stands in them then. */
  clear(): FormValues;
  /** The content when nothing is wrong; otherwise every problem is shown. */
  submit(): Checked['content'];
}

interface State {
  readonly kind: OverlayKind;
  readonly values: FormValues;
  readonly editing: string | undefined;
  readonly left: ReadonlySet<string>;
  readonly tries: number;
}

const start: State = { kind: 'quiz', values: BLANK, editing: undefined, left: new Set(), tries: 0 };

/** The fields of the overlay that is being prepared, each kind's kept while another one is looked at. */
export function useOverlayForm(labels: OverlayConsoleLabels): OverlayForm {
  const [state, setState] = useState(start);
  const { kind, values, editing, left, tries } = state;
  const checked = useMemo(() => checkContent(kind, values, labels), [kind, values, labels]);
  const put = (part: Partial<State>) => setState((before) => ({ ...before, ...part }));
  return {
    kind, values, editing, checked, tries,
    choose: (next) => put({ kind: next, editing: undefined, left: new Set(), tries: 0 }),
    fields: <Kind extends OverlayKind>(of: Kind): FieldsProps<Kind> => ({
      labels,
      values: values[of],
      change: (part) => setState((before) => ({
        ...before, values: { ...before.values, [of]: { ...before.values[of], ...part } },
      })),
      problem: (field) => shown({ labels, problems: checked.problems, left, tries }, field),
      onLeave: (field) => setState((before) => ({ ...before, left: new Set(before.left).add(field) })),
    }),
    edit: ({ id, content }) => setState({ kind: content.kind, values: valuesOf(content), editing: id, left: new Set(), tries: 0 }),
    clear() {
      const cleared = { ...values, [kind]: BLANK[kind] };
      put({ values: cleared, editing: undefined, left: new Set(), tries: 0 });
      return cleared;
    },
    submit() {
      if (!checked.content) put({ tries: tries + 1 });
      return checked.content;
    },
  };
}

const TOO_LONG = 'Maximum length exceeded.';

/** What is still being typed is not found fault with, unless it is already too much. */
function shown({ labels, problems, left, tries }: Told, field: string): string | undefined {
  const problem = problems[field];
  return tries > 0 || left.has(field) || problem === (labels.problems[TOO_LONG] ?? TOO_LONG) ? problem : undefined;
}

interface Told extends Pick<State, 'left' | 'tries'> {
  readonly labels: OverlayConsoleLabels;
  readonly problems: Problems;
}
