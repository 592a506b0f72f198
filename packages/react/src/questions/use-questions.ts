import { useCallback, useMemo } from 'react';
import type { EventState } from '@rostrum/core/client';
import type { QuestionView } from '@rostrum/core/event';
import { useCommands, type Refusal } from '../shared/use-action.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { usePending } from '../shared/use-pending.js';

export type QuestionAct = 'withdraw' | 'upvote' | 'unvote' | 'take' | 'finish' | 'dismiss' | 'pin' | 'unpin';
export type QuestionSort = 'first' | 'votes';

export interface ListedQuestion extends QuestionView {
  readonly id: string;
  readonly mine: boolean;
  /** As the server has it; while `votePending` it is about to flip. */
  readonly voted: boolean;
  readonly votePending: boolean;
  readonly answeredByName: string | undefined;
}

export interface QuestionsState extends Refusal {
  readonly open: readonly ListedQuestion[];
  readonly answered: readonly ListedQuestion[];
  /** All of them for staff; for everybody else the own ones. */
  readonly dismissed: readonly ListedQuestion[];
  readonly asking: boolean;
  readonly restricted: boolean;
  /** The event takes questions now. */
  readonly canAsk: boolean;
  /** The role may answer, and the role may dismiss and pin. */
  readonly presenter: boolean;
  readonly staff: boolean;
  ask(text: string): Promise<boolean>;
  answer(question: string, text: string): Promise<boolean>;
  act(act: QuestionAct, question: string): Promise<boolean>;
}

const select = ({ me, self, view }: EventState) => ({
  person: me?.person,
  votes: self.votes,
  own: self.questions,
  name: me?.name,
  restricted: !!(me && self.restrictions?.[me.person]?.questions),
  questions: view.questions,
  people: view.people,
  status: view.session?.session?.status,
});

/** Questions to the presenters: pinned ones first, then in the order asked for (S4.8). */
export function useQuestions(sort: QuestionSort = 'first'): QuestionsState {
  const { person, name, votes, own, questions, people, status, restricted } = useLiveEvent(select);
  const { send, may, error, dismissError } = useCommands();
  const pending = usePending();
  const voted = useMemo(() => new Set(Object.values(votes ?? {})), [votes]);

  const listed = useMemo(() => {
    const own = (id: string) => (input: { readonly question: string }) => input.question === id;
    return Object.entries(questions ?? {}).map(([id, question]): ListedQuestion => ({
      ...question, id,
      mine: question.person === person,
      voted: voted.has(id),
      votePending: pending('questions/upvote', own(id)) || pending('questions/unvote', own(id)),
      answeredByName: question.answeredBy && people?.[question.answeredBy]?.name,
    })).sort(order[sort]);
  }, [questions, people, person, voted, pending, sort]);

  const staff = may('questions/dismiss');
  const groups = useMemo(() => ({
    // What is pinned is for everybody to see first, whatever became of it.
    open: listed.filter(({ status, pinned }) => status === 'queued' || status === 'live' || pinned),
    answered: listed.filter((question) => question.status === 'answered'),
    dismissed: staff
      ? listed.filter((question) => question.status === 'dismissed')
      : Object.entries(own ?? {}).map(([id, question]) => ownDismissed(id, question, person ?? '', name ?? '')),
  }), [listed, own, person, name, staff]);

  const ask = useCallback((text: string) => send('questions/ask', { text }), [send]);
  const answer = useCallback((question: string, text: string) => send('questions/answer', { question, text }), [send]);
  const act = useCallback((what: QuestionAct, question: string) => send(`questions/${what}`, { question }), [send]);
  return {
    ...groups, ask, answer, act, error, dismissError, restricted, staff,
    asking: pending('questions/ask'),
    canAsk: may('questions/ask') && !restricted && (status === 'scheduled' || status === 'backstage' || status === 'live'),
    presenter: may('questions/answer'),
  };
}

function ownDismissed(id: string, { text, at }: { text: string; at: number }, person: string, name: string): ListedQuestion {
  return {
    id, text, at, person, name, status: 'dismissed', votes: 0, mine: true, voted: false, votePending: false,
    answeredByName: undefined,
  };
}

// What is answered aloud now comes first of all, then what is pinned.
const weight = ({ status, pinned }: QuestionView) => (status === 'live' ? 2 : 0) + (pinned ? 1 : 0);
const byTime = (a: ListedQuestion, b: ListedQuestion) => weight(b) - weight(a) || a.at - b.at || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
const order = {
  first: byTime,
  votes: (a: ListedQuestion, b: ListedQuestion) => weight(b) - weight(a) || b.votes - a.votes || byTime(a, b),
};
