import { DurationField } from './duration-field.js';
import { FormField } from './form-field.js';
import { Fields } from './form-layout.js';
import type { FieldsProps } from './use-overlay-form.js';

export function NoticeForm(fields: FieldsProps<'notice'>) {
  const { values, labels, change, problem, onLeave } = fields;
  return (
    <Fields>
      <FormField
        label={labels.field.title} value={values.title} max={24} labels={labels}
        problem={problem('title')} onLeave={() => onLeave('title')} onChange={(title) => change({ title })}
      />
      <FormField
        label={labels.field.message} value={values.message} max={256} lines={3} labels={labels}
        problem={problem('message')} onLeave={() => onLeave('message')} onChange={(message) => change({ message })}
      />
      <DurationField kind="notice" fields={fields} />
    </Fields>
  );
}
