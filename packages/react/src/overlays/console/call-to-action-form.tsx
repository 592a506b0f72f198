import { FormField } from './form-field.js';
import { Fields } from './form-layout.js';
import type { FieldsProps } from './use-overlay-form.js';

export function CallToActionForm({ labels, text }: FieldsProps<'call-to-action'>) {
  return (
    <Fields>
      <FormField label={labels.field.title} max={64} {...text('title')} />
      <FormField label={labels.optional(labels.field.message)} max={128} {...text('message')} />
      <FormField label={labels.field.button} max={24} {...text('button')} />
      <FormField label={labels.field.link} type="url" max={256} {...text('link')} />
    </Fields>
  );
}
