import { LiveError, type Decision, type Feature, type World } from '../engine/index.js';
import type { ModerationShape } from '../moderation/index.js';
import { here, type RosterShape } from '../roster/index.js';
import { inStatus, type SessionShape } from '../session/index.js';
import { questionsAsks as ask } from './ask.js';
import type { Question, QuestionStatus, QuestionsShape } from './facts.js';
import { voteId } from './rows.js';

/** How many questions of one person may wait at a time. */
export const OPEN_QUESTIONS = 5;
/** How many questions may be pinned at a time. */
export const PINS = 3;

type QuestionsWorld = World<QuestionsShape['tables']>;
type QuestionsDecision = Decision<QuestionsShape['facts']>;

export const questionsCommands: Feature<QuestionsShape, RosterShape & SessionShape & ModerationShape>['commands'] = {
  'questions/ask': {
    ...ask['questions/ask'],
    decide: (world, { text }, { person, now, id }) => {
      const session = inStatus(world, 'ask in', ['scheduled', 'backstage', 'live']);
      if (session instanceof LiveError) return session;
      const known = here(world, person);
      if (known instanceof LiveError) return known;
      if (world.restrictions.get(person)?.questions) {
        return new LiveError('questions/restricted', 'The moderators have kept you from asking questions.',
          'Write to the presenters.', { kind: 'denied' });
      }
      if (waiting(world, person) >= OPEN_QUESTIONS) {
        return new LiveError('questions/too-many', `${OPEN_QUESTIONS} of your questions are waiting.`,
          'Withdraw one, or wait for an answer.');
      }
      return [{ type: 'questions/asked', id, person, name: known.name, text, at: now }];
    },
  },
  'questions/withdraw': {
    ...ask['questions/withdraw'],
    decide: (world, { question }, { person }) => {
      const row = inState(world, question, ['queued']);
      if (row instanceof LiveError) return row;
      return row.person === person ? [{ type: 'questions/withdrawn', question }] : notYours();
    },
  },
  'questions/upvote': {
    ...ask['questions/upvote'],
    decide: (world, { question }, { person }) => {
      const row = inState(world, question, ['queued', 'live']);
      if (row instanceof LiveError) return row;
      if (row.person === person) {
        return new LiveError('questions/own', 'This question is yours.', 'Others may vote for it.');
      }
      return world.votes.get(voteId(question, person))
        ? new LiveError('questions/already-voted', 'You have voted for this question.', 'Take the vote back, or leave it.')
        : [{ type: 'questions/upvoted', question, person }];
    },
  },
  'questions/unvote': {
    ...ask['questions/unvote'],
    decide: (world, { question }, { person }) => {
      const row = inState(world, question, ['queued', 'live']);
      if (row instanceof LiveError) return row;
      return world.votes.get(voteId(question, person))
        ? [{ type: 'questions/unvoted', question, person }]
        : new LiveError('questions/not-voted', 'You have not voted for this question.', 'Nothing to do.');
    },
  },
  'questions/answer': {
    ...ask['questions/answer'],
    decide: (world, { question, text }, { person }) => {
      const row = inState(world, question, ['queued', 'live']);
      return row instanceof LiveError ? row : [{ type: 'questions/answered', question, answer: text, by: person }];
    },
  },
  'questions/take': {
    ...ask['questions/take'],
    decide: (world, { question }, { person }) => {
      const row = inState(world, question, ['queued']);
      if (row instanceof LiveError) return row;
      // One at a time is answered aloud: taking the next one finishes the last.
      const last = answeredAloud(world);
      return [
        ...(last ? [{ type: 'questions/answered', question: last.id, by: person } as const] : []),
        { type: 'questions/taken', question, by: person },
      ];
    },
  },
  'questions/finish': {
    ...ask['questions/finish'],
    decide: (world, { question }, { person }) => {
      const row = inState(world, question, ['live']);
      return row instanceof LiveError ? row : [{ type: 'questions/answered', question, by: person }];
    },
  },
  'questions/dismiss': {
    ...ask['questions/dismiss'],
    decide: (world, { question }) => {
      const row = inState(world, question, ['queued', 'live']);
      return row instanceof LiveError ? row : [{ type: 'questions/dismissed', question }];
    },
  },
  'questions/pin': { ...ask['questions/pin'], decide: (world, { question }) => pin(world, question) },
  'questions/unpin': {
    ...ask['questions/unpin'],
    decide: (world, { question }) =>
      world.questions.get(question)?.pinned
        ? [{ type: 'questions/unpinned', question }]
        : new LiveError('questions/not-pinned', 'This question is not pinned.', 'Nothing to do.'),
  },
};

function pin(world: QuestionsWorld, question: string): QuestionsDecision {
  const row = inState(world, question, ['queued', 'live', 'answered']);
  if (row instanceof LiveError) return row;
  if (row.pinned) return new LiveError('questions/already-pinned', 'This question is pinned.', 'Nothing to do.');
  let pinned = 0;
  for (const other of world.questions.values()) if (other.pinned) pinned++;
  return pinned < PINS
    ? [{ type: 'questions/pinned', question }]
    : new LiveError('questions/too-many-pins', `${PINS} questions are pinned.`, 'Unpin one first.');
}

function inState(world: QuestionsWorld, question: string, states: readonly QuestionStatus[]): Question | LiveError {
  const row = world.questions.get(question);
  if (!row) return new LiveError('questions/missing', 'There is no such question.', 'It may have been withdrawn.', { kind: 'unknown' });
  return states.includes(row.status)
    ? row
    : new LiveError('questions/wrong-status', `This question is ${row.status} already.`, 'Nothing to do.');
}

function answeredAloud(world: QuestionsWorld): Question | undefined {
  for (const row of world.questions.values()) if (row.status === 'live') return row;
  return undefined;
}

function waiting(world: QuestionsWorld, person: string): number {
  let count = 0;
  for (const row of world.questions.values()) if (row.person === person && row.status === 'queued') count++;
  return count;
}

const notYours = () =>
  new LiveError('questions/not-yours', 'This question is somebody else\'s.', 'Only who asked can withdraw it.', { kind: 'denied' });
