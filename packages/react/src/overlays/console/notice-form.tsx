import { DURATIONS } from '@rostrum/core/overlays';
import { FormField } from './form-field.js';
import { Fields } from './form-layout.js';
import type { FieldsProps } from './use-overlay-form.js';

export function NoticeForm({ labels, text }: FieldsProps<'notice'>) {
  return (
    <Fields>
      <FormField label={labels.field.title} max={24} {...text('title')} />
      <FormField label={labels.field.message} max={256} lines={3} {...text('message')} />
      <FormField label={labels.field.duration} range={DURATIONS.notice} {...text('duration')} />
    </Fields>
  );
}
