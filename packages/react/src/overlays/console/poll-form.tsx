import { DURATIONS } from '@rostrum/core/overlays';
import { ChoiceFields } from './choice-fields.js';
import { FormField } from './form-field.js';
import { CheckLine, Fields } from './form-layout.js';
import type { FieldsProps } from './use-overlay-form.js';

export function PollForm({ values, labels, change, problem, onLeave, text }: FieldsProps<'poll'>) {
  return (
    <Fields>
      <FormField label={labels.field.question} max={256} lines={2} {...text('question')} />
      <ChoiceFields
        legend={labels.options} label={labels.field.option} field="options" add={labels.addOption} min={2} max={5} length={40}
        choices={values.options} labels={labels} problem={problem} onLeave={onLeave}
        onChange={(options) => change({ options })}
      />
      <div>
        <CheckLine>
          <input type="checkbox" checked={values.changeable} onChange={({ target }) => change({ changeable: target.checked })} />
          {labels.changeable}
        </CheckLine>
        <CheckLine>
          <input type="checkbox" checked={values.hidden} onChange={({ target }) => change({ hidden: target.checked })} />
          {labels.hidden}
        </CheckLine>
      </div>
      <FormField label={labels.field.duration} range={DURATIONS.poll} {...text('duration')} />
    </Fields>
  );
}
