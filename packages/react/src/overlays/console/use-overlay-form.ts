import { useEffect, useMemo, useState } from 'react';
import type { LiveEvent } from '@rostrum/core/client';
import type { OverlayKind } from '@rostrum/core/overlays';
import type { OverlayConsoleLabels } from '../../labels/index.js';
import { useProvided } from '../../shared/provider.js';
import { checkContent, type Checked, type Problems } from './check-content.js';
import type { FormFieldProps } from './form-field.js';
import { BLANK, valuesOf, type FormValues } from './form-values.js';
import type { ListedDraft } from './use-overlay-console.js';

type TextOf<Values> = { [Field in keyof Values]: Values[Field] extends string ? Field : never }[keyof Values] & string;

/** What one kind's fields take and give. */
export interface FieldsProps<Kind extends OverlayKind> {
  readonly values: FormValues[Kind];
  readonly labels: OverlayConsoleLabels;
  readonly change: (part: Partial<FormValues[Kind]>) => void;
  /** What to show beside the field: nothing before it was left, or sending was tried. */
  problem(field: string): string | undefined;
  onLeave(field: string): void;
  /** All that a field of text needs but its label. */
  text(field: TextOf<FormValues[Kind]>): Pick<FormFieldProps, 'value' | 'problem' | 'labels' | 'onLeave' | 'onChange'>;
}

export interface OverlayForm {
  readonly kind: OverlayKind;
  readonly values: FormValues;
  /** The draft that is changed; undefined for a new one. */
  readonly editing: string | undefined;
  readonly checked: Checked;
  /** It was saved as a draft, and nothing was typed since. */
  readonly saved: boolean;
  /** How often it was tried in vain, so that the page can point at the first problem. */
  readonly tries: number;
  choose(kind: OverlayKind): void;
  fields<Kind extends OverlayKind>(kind: Kind): FieldsProps<Kind>;
  edit(draft: ListedDraft): void;
  /** Empty fields of the same kind. */
  clear(): void;
  /** The same once it is sent or saved; what was typed while that was on its way stays. */
  done(how: 'sent' | 'saved'): void;
  /** The content when nothing is wrong; otherwise every problem is shown. */
  submit(): Checked['content'];
}

interface State {
  readonly kind: OverlayKind;
  readonly values: FormValues;
  readonly editing: string | undefined;
  readonly left: ReadonlySet<string>;
  readonly tries: number;
  readonly saved: boolean;
}

const untouched = { editing: undefined, left: new Set<string>(), tries: 0, saved: false };
const start: State = { kind: 'quiz', values: BLANK, ...untouched };
/** Whoever turns to the chat for a moment finds what was typed as it was left. */
const kept = new WeakMap<LiveEvent, State>();

/** The fields of the overlay that is being prepared, each kind's kept while another one is looked at. */
export function useOverlayForm(labels: OverlayConsoleLabels): OverlayForm {
  const { event } = useProvided();
  const [state, setState] = useState(() => kept.get(event) ?? start);
  useEffect(() => void kept.set(event, state), [event, state]);
  const { kind, values, editing, left, tries, saved } = state;
  const checked = useMemo(() => checkContent(kind, values, labels), [kind, values, labels]);
  const put = (part: Partial<State>) => setState((before) => ({ ...before, ...part }));
  return {
    kind, values, editing, checked, tries, saved,
    choose: (next) => put({ kind: next, ...untouched }),
    fields<Kind extends OverlayKind>(of: Kind): FieldsProps<Kind> {
      const change: FieldsProps<Kind>['change'] = (part) => setState((before) => ({
        ...before, saved: false, values: { ...before.values, [of]: { ...before.values[of], ...part } },
      }));
      const problem = (field: string) => shown({ labels, problems: checked.problems, left, tries }, field);
      const onLeave = (field: string) => setState((before) => ({ ...before, left: new Set(before.left).add(field) }));
      return {
        labels, change, problem, onLeave,
        values: values[of],
        text: (field) => ({
          labels,
          value: values[of][field] as string,
          problem: problem(field),
          onLeave: () => onLeave(field),
          onChange: (text) => change({ [field]: text } as unknown as Partial<FormValues[Kind]>),
        }),
      };
    },
    edit: ({ id, content }) => put({
      kind: content.kind, values: { ...values, ...valuesOf(content) }, ...untouched, editing: id,
    }),
    clear: () => put({ values: { ...values, [kind]: BLANK[kind] }, ...untouched }),
    done: (how) => setState((before) => (before.kind !== kind || before.values[kind] !== values[kind] ? before
      : { kind, values: { ...before.values, [kind]: BLANK[kind] }, ...untouched, saved: how === 'saved' })),
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
