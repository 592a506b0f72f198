import { DURATIONS } from '@rostrum/core/overlays';
import { FormField } from './form-field.js';
import type { FieldsProps } from './use-overlay-form.js';

type Timed = 'quiz' | 'poll' | 'notice' | 'lower-third';

export function DurationField<Kind extends Timed>({ kind, fields }: { readonly kind: Kind; readonly fields: FieldsProps<Kind> }) {
  const { values, labels, change, problem, onLeave } = fields;
  return (
    <FormField
      label={labels.field.duration} type="number" range={DURATIONS[kind]} value={values.duration} labels={labels}
      problem={problem('duration')} onLeave={() => onLeave('duration')}
      onChange={(duration) => change({ duration } as Parameters<typeof change>[0])}
    />
  );
}
