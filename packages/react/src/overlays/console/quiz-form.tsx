import { ChoiceFields } from './choice-fields.js';
import { DurationField } from './duration-field.js';
import { FormField } from './form-field.js';
import { Fields } from './form-layout.js';
import type { FieldsProps } from './use-overlay-form.js';

export function QuizForm(fields: FieldsProps<'quiz'>) {
  const { values, labels, change, problem, onLeave } = fields;
  const { correct } = values;
  return (
    <Fields>
      <FormField
        label={labels.field.question} value={values.question} max={256} lines={2} labels={labels}
        problem={problem('question')} onLeave={() => onLeave('question')} onChange={(question) => change({ question })}
      />
      <ChoiceFields
        legend={labels.answers} label={labels.field.answer} field="answers" add={labels.addAnswer} min={3} max={5} length={128}
        choices={values.answers} labels={labels} problem={problem} onLeave={onLeave}
        right={{ index: correct, choose: (index) => change({ correct: index }) }}
        onChange={(answers, removed) => change({ answers, correct: withoutRemoved(correct, removed) })}
      />
      <DurationField kind="quiz" fields={fields} />
    </Fields>
  );
}

/** The mark stays at its answer when one before it goes, and goes with it. */
function withoutRemoved(correct: number | undefined, removed: number | undefined): number | undefined {
  if (correct === undefined || removed === undefined || correct < removed) return correct;
  return correct === removed ? undefined : correct - 1;
}
