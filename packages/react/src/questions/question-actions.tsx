import type { QuestionsLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import * as icons from '../shared/icons.js';
import { Menu, type MenuItem } from '../shared/menu.js';
import { styled } from '../shared/styled.js';
import type { ListedQuestion, QuestionAct, QuestionsState } from './use-questions.js';

const Acts = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: var(--rostrum-space-1);
  margin-inline-start: -0.625rem;
`;

interface QuestionPartProps {
  readonly question: ListedQuestion;
  readonly questions: QuestionsState;
  readonly labels: QuestionsLabels;
}

const isOpen = ({ status }: ListedQuestion) => status === 'queued' || status === 'live';

/** The next step: answer for a presenter, withdraw for the asker. */
export function QuestionActions({ question, questions, labels, onAnswer }: QuestionPartProps & { onAnswer(): void }) {
  const { id, status, mine } = question;
  const { presenter } = questions;
  const act = (what: QuestionAct) => void questions.act(what, id);
  const withdraw = mine && status === 'queued';
  if (!withdraw && !(presenter && isOpen(question))) return null;
  return (
    <Acts>
      {presenter && status === 'live' && <Button size="s" tone="quiet" icon={icons.check} onClick={() => act('finish')}>{labels.finish}</Button>}
      {presenter && status === 'queued' && (
        <Button size="s" tone="quiet" icon={icons.microphone} onClick={() => act('take')}>{labels.answerLive}</Button>
      )}
      {presenter && isOpen(question) && <Button size="s" tone="quiet" icon={icons.reply} onClick={onAnswer}>{labels.answerText}</Button>}
      {withdraw && <Button size="s" tone="quiet" icon={icons.trash} onClick={() => act('withdraw')}>{labels.withdraw}</Button>}
    </Acts>
  );
}

/** What staff may do besides: pin and dismiss. */
export function QuestionMenu({ question, questions, labels }: QuestionPartProps) {
  const { id, name, pinned, status } = question;
  if (status === 'dismissed') return null;
  const act = (what: QuestionAct) => () => void questions.act(what, id);
  const items: MenuItem[] = [
    { key: 'pin', icon: icons.pin, label: pinned ? labels.unpin : labels.pin, onChoose: act(pinned ? 'unpin' : 'pin') },
  ];
  if (isOpen(question)) items.push({ key: 'dismiss', icon: icons.close, label: labels.dismiss, onChoose: act('dismiss') });
  return <Menu size="s" tone="quiet" label={labels.actions(name)} items={items} />;
}
