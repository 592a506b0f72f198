import type { Feature } from '../engine/index.js';
import type { ModerationShape } from '../moderation/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import type { Question, QuestionsShape } from './facts.js';

type QuestionsFeature = Feature<QuestionsShape, RosterShape & SessionShape & ModerationShape>;
type Own = Parameters<QuestionsFeature['on']['questions/asked']>[0];

export const voteId = (question: string, person: string): string => `${question} ${person}`;

const change = ({ questions }: Own, id: string, part: (question: Question) => Partial<Question>) => {
  const question = questions.get(id);
  if (question) questions.put(id, { ...question, ...part(question) });
};

export const questionsOn: QuestionsFeature['on'] = {
  'questions/asked': ({ questions }, { id, person, name, text, at }) =>
    questions.put(id, { id, person, name, text, at, status: 'queued', votes: 0, pinned: false }),
  'questions/withdrawn': ({ questions, votes }, { question }) => {
    // What nobody voted for need not be looked for among ten thousand votes.
    for (const vote of questions.get(question)?.votes ? [...votes.values()] : []) {
      if (vote.question === question) votes.drop(voteId(question, vote.person));
    }
    questions.drop(question);
  },
  'questions/upvoted': (own, { question, person }) => {
    own.votes.put(voteId(question, person), { question, person });
    change(own, question, ({ votes }) => ({ votes: votes + 1 }));
  },
  'questions/unvoted': (own, { question, person }) => {
    own.votes.drop(voteId(question, person));
    change(own, question, ({ votes }) => ({ votes: votes - 1 }));
  },
  'questions/answered': (own, { question, answer, by }) =>
    change(own, question, () => ({ status: 'answered', answeredBy: by, ...(answer && { answer }) })),
  'questions/taken': (own, { question, by }) => change(own, question, () => ({ status: 'live', answeredBy: by })),
  'questions/dismissed': (own, { question }) => change(own, question, () => ({ status: 'dismissed', pinned: false })),
  'questions/pinned': (own, { question }) => change(own, question, () => ({ pinned: true })),
  'questions/unpinned': (own, { question }) => change(own, question, () => ({ pinned: false })),
};

const show = ({ person, name, text, at, status, votes, pinned, answer, answeredBy }: Question) => ({
  person, name, text, at, status, votes,
  ...(pinned && { pinned }), ...(answer && { answer }), ...(answeredBy && { answeredBy }),
});
export const questionsViews: QuestionsFeature['views'] = {
  questions: {
    public: (question) => (question.status === 'dismissed' ? undefined : show(question)),
    staff: show,
    // The asker is told of a dismissal; all else of the own questions is in the public view.
    self: {
      owners: ({ person, status }) => (status === 'dismissed' ? [person] : []),
      show: ({ text, at, status }) => ({ text, at, status }),
    },
  },
  votes: {
    self: { owners: ({ person }) => [person], show: ({ question }) => question },
  },
};
