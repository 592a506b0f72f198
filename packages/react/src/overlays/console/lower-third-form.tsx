import { DURATIONS } from '@rostrum/core/overlays';
import { FormField } from './form-field.js';
import { CheckLine, Fields } from './form-layout.js';
import type { FieldsProps } from './use-overlay-form.js';

export function LowerThirdForm({ values, labels, change, text }: FieldsProps<'lower-third'>) {
  const { limited } = values;
  return (
    <Fields>
      <FormField label={labels.field.name} max={48} {...text('name')} />
      <FormField label={labels.optional(labels.field.role)} max={64} {...text('title')} />
      <CheckLine>
        <input type="checkbox" checked={limited} onChange={() => change({ limited: !limited })} />
        {labels.limited}
      </CheckLine>
      {limited && <FormField label={labels.field.duration} range={DURATIONS['lower-third']} {...text('duration')} />}
    </Fields>
  );
}
