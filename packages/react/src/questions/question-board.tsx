import { forwardRef, useState } from 'react';
import { englishQuestions } from '../labels/english/questions.js';
import { englishShared } from '../labels/english/shared.js';
import type { QuestionsLabels } from '../labels/index.js';
import { EmptyState } from '../shared/empty-state.js';
import { Select } from '../shared/fields.js';
import * as icons from '../shared/icons.js';
import { Notice, RefusalNotice } from '../shared/notice.js';
import { Panel, PanelFoot, Quiet } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { RowList } from '../shared/row-list.js';
import { styled } from '../shared/styled.js';
import { Tabs, type Tab } from '../shared/tabs.js';
import { useLabels } from '../shared/use-labels.js';
import { AskForm } from './ask-form.js';
import { QuestionRow } from './question-row.js';
import { useQuestions, type ListedQuestion, type QuestionSort } from './use-questions.js';

export type QuestionBoardProps = PartProps<'section', QuestionsLabels> & {
  /** How the open questions begin: by time for a talk, by votes for a debate. */
  readonly defaultSort?: QuestionSort;
};
type Shown = 'open' | 'answered' | 'dismissed';

const SortBar = styled.label`
  display: flex;
  align-items: center;
  justify-content: flex-end;
  gap: var(--rostrum-space-2);
  padding: var(--rostrum-space-2) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
  & > select { width: auto; min-height: var(--rostrum-target); padding-block: 0; font-size: var(--rostrum-text-s); }
`;
const idOf = ({ id }: ListedQuestion) => id;

/** Ask, vote, and for presenters answer in text or aloud, dismiss, pin (S4.8). */
export const QuestionBoard = forwardRef<HTMLElement, QuestionBoardProps>(function QuestionBoard(
  { render, labels: own, defaultSort = 'first', ...rest },
  ref,
) {
  const [shown, setShown] = useState<Shown>('open');
  const [sort, setSort] = useState<QuestionSort>(defaultSort);
  const questions = useQuestions(sort);
  const labels = useLabels('questions', englishQuestions, own);
  const { newRows } = useLabels('shared', englishShared);
  const tabs = (['open', 'answered', 'dismissed'] as const)
    // Whoever is not staff hears of a dismissal only when it is of the own question.
    .filter((key) => key !== 'dismissed' || questions.staff || questions.dismissed.length > 0)
    .map((key): Tab<Shown> => ({ key, label: labels[key], count: questions[key].length }));
  const rows = questions[shown];
  return (
    <Panel ref={ref} aria-label={labels.questions} {...rootAs(render, {})} {...rest}>
      <Tabs label={labels.questions} tabs={tabs} value={shown} onValueChange={setShown}>
        {rows.length > 1 && (
          <SortBar>
            <Quiet>{labels.sort}</Quiet>
            <Select value={sort} onChange={({ target }) => setSort(target.value as QuestionSort)}>
              <option value="first">{labels.first}</option>
              <option value="votes">{labels.votes}</option>
            </Select>
          </SortBar>
        )}
        {rows.length === 0 ? (
          <EmptyState
            icon={icons.question} title={shown === 'open' ? labels.emptyTitle : labels.emptyOther}
            text={shown === 'open' ? labels.emptyText : undefined}
          />
        ) : (
          <RowList key={shown} label={labels.questions} rows={rows} keyOf={idOf} rowHeight={104} newRows={newRows}>
            {(question) => <QuestionRow question={question} questions={questions} labels={labels} />}
          </RowList>
        )}
      </Tabs>
      <PanelFoot>
        <RefusalNotice {...questions} />
        {questions.restricted ? <Notice icon={icons.shield}>{labels.restricted}</Notice>
          : questions.canAsk && <AskForm questions={questions} labels={labels} />}
      </PanelFoot>
    </Panel>
  );
});
