import { DURATIONS } from '@rostrum/core/overlays';
import { ChoiceFields } from './choice-fields.js';
import { FormField } from './form-field.js';
import { Fields } from './form-layout.js';
import type { FieldsProps } from './use-overlay-form.js';

export function QuizForm({ values, labels, change, problem, onLeave, text }: FieldsProps<'quiz'>) {
  const { correct } = values;
  return (
    <Fields>
      <FormField label={labels.field.question} max={256} lines={2} {...text('question')} />
      <ChoiceFields
        legend={labels.answers} label={labels.field.answer} field="answers" add={labels.addAnswer} min={3} max={5} length={128}
        choices={values.answers} labels={labels} problem={problem} onLeave={onLeave}
        right={{ index: correct, choose: (index) => change({ correct: index }) }}
        onChange={(answers, removed) => change({ answers, correct: withoutRemoved(correct, removed) })}
      />
      <FormField label={labels.field.duration} range={DURATIONS.quiz} {...text('duration')} />
    </Fields>
  );
}

/** The mark stays at its answer when one before it goes, and goes with it. */
function withoutRemoved(correct: number | undefined, removed: number | undefined): number | undefined {
  if (correct === undefined || removed === undefined || correct < removed) return correct;
  return correct === removed ? undefined : correct - 1;
}
