import { useState, type FormEvent } from 'react';
import { QUESTION_TEXT } from '@rostrum/core/questions';
import type { QuestionsLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { TextArea } from '../shared/fields.js';
import { Quiet } from '../shared/panel.js';
import { sendOnEnter } from '../shared/send-on-enter.js';
import { styled } from '../shared/styled.js';
import type { QuestionsState } from './use-questions.js';

const Form = styled.form`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: var(--rostrum-space-1) var(--rostrum-space-2);
  align-items: end;
`;
/** The count is shown when it begins to matter. */
const NEAR = 200;

export function AskForm({ questions, labels }: { readonly questions: QuestionsState; readonly labels: QuestionsLabels }) {
  const [text, setText] = useState('');
  const submit = async (form: FormEvent) => {
    form.preventDefault();
    const asked = text.trim();
    // The text stays until the question is stored, so that a refusal does not lose it.
    if (asked && (await questions.ask(asked))) setText((now) => (now.trim() === asked ? '' : now));
  };
  const left = QUESTION_TEXT - text.length;
  return (
    <Form onSubmit={(form) => void submit(form)}>
      <TextArea
        rows={1} aria-label={labels.ask} placeholder={labels.askPlaceholder} maxLength={QUESTION_TEXT} value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={sendOnEnter(submit)}
      />
      <Button type="submit" tone="accent" busy={questions.asking} disabled={!text.trim()}>{labels.send}</Button>
      {left < NEAR && <Quiet>{labels.left(left)}</Quiet>}
    </Form>
  );
}
