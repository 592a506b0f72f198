import { useState } from 'react';
import type { QuestionsLabels } from '../labels/index.js';
import { BanDeparted } from '../moderation/ban-departed-on-demand.js';
import { Badge } from '../shared/badge.js';
import { oneLine } from '../shared/focus-ring.js';
import { Quiet } from '../shared/panel.js';
import { styled } from '../shared/styled.js';
import { timeOfDay } from '../shared/time-text.js';
import { useLocale } from '../shared/use-labels.js';
import { AnswerForm } from './answer-form.js';
import { QuestionActions, QuestionMenu } from './question-actions.js';
import type { ListedQuestion, QuestionsState } from './use-questions.js';
import { VoteButton } from './vote-button.js';

const Row = styled.article<{ $live: boolean }>`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr) auto;
  gap: var(--rostrum-space-3);
  align-items: start;
  padding: var(--rostrum-space-3) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
  ${({ $live }) => $live && 'box-shadow: inset 3px 0 0 var(--rostrum-accent);'}
`;
const Body = styled.div`
  display: grid;
  gap: var(--rostrum-space-1);
  min-width: 0;
  & p { margin: 0; white-space: pre-line; }
`;
const Head = styled.div`
  display: flex;
  align-items: center;
  flex-wrap: wrap;
  gap: var(--rostrum-space-1) var(--rostrum-space-2);
  min-height: 1.5rem;
  & > strong { font-weight: 600; ${oneLine} }
`;
const Answer = styled.blockquote`
  margin: var(--rostrum-space-1) 0 0;
  padding-inline-start: var(--rostrum-space-3);
  border-inline-start: 2px solid var(--rostrum-accent);
`;

const StaffActs = styled.div`display: flex;`;

interface QuestionRowProps {
  readonly question: ListedQuestion;
  readonly questions: QuestionsState;
  readonly labels: QuestionsLabels;
}

export function QuestionRow({ question, questions, labels }: QuestionRowProps) {
  const [answering, setAnswering] = useState(false);
  const locale = useLocale();
  const { id, person, name, text, at, status, pinned, mine, answer, answeredByName } = question;
  const open = status === 'queued' || status === 'live';
  return (
    <Row $live={status === 'live'}>
      <VoteButton question={question} questions={questions} labels={labels} />
      <Body>
        <Head>
          <strong>{name}</strong>
          <Quiet as="time" dateTime={new Date(at).toISOString()}>{timeOfDay(at, locale)}</Quiet>
          {status === 'live' && <Badge $tone="accent">{labels.live}</Badge>}
          {pinned && <Badge>{labels.pinned}</Badge>}
          {mine && <Badge>{labels.yours}</Badge>}
        </Head>
        <p>{text}</p>
        {status === 'answered' && (
          <Answer>
            {answer && <p>{answer}</p>}
            {answeredByName && <Quiet>{answer ? labels.answeredBy(answeredByName) : labels.answeredAloud(answeredByName)}</Quiet>}
          </Answer>
        )}
        {answering && open ? (
          <AnswerForm labels={labels} onCancel={() => setAnswering(false)} onAnswer={async (words) => {
            if (await questions.answer(id, words)) setAnswering(false);
          }} />
        ) : (
          <QuestionActions question={question} questions={questions} labels={labels} onAnswer={() => setAnswering(true)} />
        )}
      </Body>
      {questions.staff && (
        <StaffActs>
          <BanDeparted person={person} name={name} />
          <QuestionMenu question={question} questions={questions} labels={labels} />
        </StaffActs>
      )}
    </Row>
  );
}
