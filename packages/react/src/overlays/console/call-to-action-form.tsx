import { FormField } from './form-field.js';
import { Fields } from './form-layout.js';
import type { FieldsProps } from './use-overlay-form.js';

export function CallToActionForm({ values, labels, change, problem, onLeave }: FieldsProps<'call-to-action'>) {
  const field = (name: keyof typeof values, label: string, max: number, type: 'text' | 'url' = 'text') => (
    <FormField
      label={label} value={values[name]} max={max} type={type} labels={labels} problem={problem(name)}
      onLeave={() => onLeave(name)} onChange={(text) => change({ [name]: text })}
    />
  );
  return (
    <Fields>
      {field('title', labels.field.title, 64)}
      {field('message', labels.optional(labels.field.message), 128)}
      {field('button', labels.field.button, 24)}
      {field('link', labels.field.link, 256, 'url')}
    </Fields>
  );
}
