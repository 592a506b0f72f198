import { useId, type FocusEvent, type ReactNode } from 'react';
import type { IngestLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { FieldLabel, TextArea, TextField } from '../shared/fields.js';
import * as icons from '../shared/icons.js';
import { styled } from '../shared/styled.js';
import type { CopyState } from './use-copy.js';

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: end;
  gap: var(--rostrum-space-2);
  & > label { flex: 1 1 14rem; min-width: 0; }
  & textarea { max-height: none; font-size: var(--rostrum-text-s); }
  & input, & textarea { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; text-overflow: ellipsis; }
`;

interface CopyFieldProps {
  readonly name: string;
  /** What is copied. */
  readonly value: string;
  /** What is shown instead of it. */
  readonly shown?: string;
  /** Shown on as many lines as it takes. */
  readonly long?: boolean;
  readonly copying: CopyState;
  readonly labels: IngestLabels;
  readonly children?: ReactNode;
}

/** A value to carry to another program. */
export function CopyField({ name, value, shown = value, long = false, copying, labels, children }: CopyFieldProps) {
  const id = useId();
  const done = copying.copied === name;
  const field = {
    id, readOnly: true, value: shown, spellCheck: false, autoComplete: 'off',
    onFocus: ({ target }: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => target.select(),
  };
  return (
    <Row>
      <FieldLabel htmlFor={id}>
        {name}
        {long ? <TextArea rows={6} {...field} /> : <TextField {...field} />}
      </FieldLabel>
      {children}
      <Button
        icon={done ? icons.check : icons.copy} iconOnly={done ? labels.copied(name) : labels.copy(name)}
        onClick={() => copying.copy(name, value)}
      />
    </Row>
  );
}
