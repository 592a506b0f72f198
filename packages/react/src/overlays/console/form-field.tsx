import { useId } from 'react';
import type { OverlayConsoleLabels } from '../../labels/index.js';
import { TextArea, TextField } from '../../shared/fields.js';
import { Hidden } from '../../shared/panel.js';
import { styled } from '../../shared/styled.js';

const Field = styled.div`
  display: grid;
  gap: var(--rostrum-space-1);
  min-width: 0;
  & label { font-size: var(--rostrum-text-s); font-weight: 550; }
  & [aria-invalid='true'] { border-color: var(--rostrum-warn-ink); }
`;
const Above = styled.div`
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: var(--rostrum-space-2);
`;
const Count = styled.span`
  margin-inline-start: auto;
  color: var(--rostrum-ink-quiet);
  font-size: var(--rostrum-text-xs);
  font-variant-numeric: tabular-nums;
  &[data-over] { color: var(--rostrum-warn-ink); font-weight: 650; }
`;
const Problem = styled.p`
  margin: 0;
  color: var(--rostrum-warn-ink);
  font-size: var(--rostrum-text-s);
`;

export function ProblemText({ id, children }: { readonly id?: string; readonly children: string | undefined }) {
  return children === undefined ? null : <Problem id={id}>{children}</Problem>;
}

const NEAR = 20;

export interface FormFieldProps {
  readonly label: string;
  /** The label stands elsewhere: said, not shown. */
  readonly quiet?: boolean;
  readonly value: string;
  /** Characters; what is typed beyond them stays, and is refused. */
  readonly max?: number;
  readonly lines?: number;
  readonly type?: 'text' | 'url' | 'number';
  /** Of a number. */
  readonly range?: { readonly min: number; readonly max: number };
  readonly problem: string | undefined;
  readonly labels: OverlayConsoleLabels;
  onChange(value: string): void;
  onLeave(): void;
}

/** One line or several, with its name, how much is left, and what is wrong with it. */
export function FormField({
  label, quiet = false, value, max, lines = 1, range, type = range ? 'number' : 'text', problem, labels, onChange, onLeave,
}: FormFieldProps) {
  const id = useId();
  const left = max === undefined ? undefined : max - value.length;
  const described = [problem !== undefined && `${id}-problem`, left !== undefined && `${id}-left`].filter(Boolean).join(' ');
  const shared = {
    id, value,
    'aria-invalid': problem !== undefined,
    ...(described && { 'aria-describedby': described }),
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
    onBlur: onLeave,
  };
  const count = left !== undefined && (
    <Count id={`${id}-left`} {...(left < 0 && { 'data-over': '' })}>
      {left < 0 ? labels.left(left, max!) : <><Hidden>{labels.left(left, max!)}</Hidden><span aria-hidden="true">{left}</span></>}
    </Count>
  );
  // Where there is no line for it, the count comes when it begins to matter.
  const near = quiet && left !== undefined && left < NEAR;
  const name = <label htmlFor={id}>{label}</label>;
  return (
    <Field>
      {quiet ? <Hidden>{name}{!near && count}</Hidden> : <Above>{name}{count}</Above>}
      {lines > 1
        ? <TextArea rows={lines} {...shared} />
        : <TextField type={type} inputMode={type === 'number' ? 'numeric' : undefined} {...range} {...shared} />}
      {(problem !== undefined || near) && (
        <Above><ProblemText id={`${id}-problem`}>{problem}</ProblemText>{near && count}</Above>
      )}
    </Field>
  );
}
