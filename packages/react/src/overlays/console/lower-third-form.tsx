import { DURATIONS } from '@rostrum/core/overlays';
import { DurationField } from './duration-field.js';
import { FormField } from './form-field.js';
import { CheckLine, Fields } from './form-layout.js';
import type { FieldsProps } from './use-overlay-form.js';

export function LowerThirdForm(fields: FieldsProps<'lower-third'>) {
  const { values, labels, change, problem, onLeave } = fields;
  const limited = values.duration !== '';
  return (
    <Fields>
      <FormField
        label={labels.field.name} value={values.name} max={48} labels={labels}
        problem={problem('name')} onLeave={() => onLeave('name')} onChange={(name) => change({ name })}
      />
      <FormField
        label={labels.optional(labels.field.role)} value={values.title} max={64} labels={labels}
        problem={problem('title')} onLeave={() => onLeave('title')} onChange={(title) => change({ title })}
      />
      <CheckLine>
        <input
          type="checkbox" checked={limited}
          onChange={() => change({ duration: limited ? '' : String(DURATIONS['lower-third'].usual) })}
        />
        {labels.limited}
      </CheckLine>
      {limited && <DurationField kind="lower-third" fields={fields} />}
    </Fields>
  );
}
