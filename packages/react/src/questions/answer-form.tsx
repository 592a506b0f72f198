import { useState } from 'react';
import { ANSWER_TEXT } from '@rostrum/core/questions';
import { englishShared } from '../labels/english/shared.js';
import type { QuestionsLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { TextArea } from '../shared/fields.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';

const Form = styled.form`
  display: grid;
  gap: var(--rostrum-space-2);
  margin-top: var(--rostrum-space-1);
  & > div { display: flex; justify-content: flex-end; gap: var(--rostrum-space-2); }
`;

interface AnswerFormProps {
  readonly labels: QuestionsLabels;
  onAnswer(text: string): Promise<void>;
  onCancel(): void;
}

export function AnswerForm({ labels, onAnswer, onCancel }: AnswerFormProps) {
  const [text, setText] = useState('');
  const { cancel } = useLabels('shared', englishShared);
  return (
    <Form onSubmit={(form) => {
      form.preventDefault();
      if (text.trim()) void onAnswer(text.trim());
    }}>
      <TextArea
        ref={focusOnce} rows={2} aria-label={labels.answerText} placeholder={labels.answerPlaceholder}
        maxLength={ANSWER_TEXT} value={text} onChange={({ target }) => setText(target.value)}
      />
      <div>
        <Button size="s" tone="quiet" onClick={onCancel}>{cancel}</Button>
        <Button size="s" tone="accent" type="submit" disabled={!text.trim()}>{labels.answerSend}</Button>
      </div>
    </Form>
  );
}

const focusOnce = (element: HTMLTextAreaElement | null) => element?.focus();
