import type { Entry } from '@rostrum/core/engine';
import type { EventFacts } from '@rostrum/core/event';
import { choicesOf, type OverlayContent } from '@rostrum/core/overlays';
import type { Store } from '../store/index.js';
import { csv } from './csv.js';

interface Question {
  readonly content: Extract<OverlayContent, { readonly question: string }>;
  readonly at: number;
  /** The last answer of each person: votes may be changed. */
  readonly answers: Map<string, EventFacts['overlays/answered']>;
}

const HEADER = [
  'overlay', 'kind', 'question', 'sent', 'person', 'name', 'choice', 'answer', 'right answer', 'right', 'answered',
];

/** Everybody's answer to each quiz and poll of an event, one a line, from its log: views forget, the log does not. */
export async function answersCsv({ log }: Pick<Store, 'log'>, event: string): Promise<string> {
  const questions = new Map<string, Question>();
  for await (const batch of log.read(event, 0)) for (const entry of batch.entries) take(questions, entry);
  const rows = [...questions].flatMap(([overlay, { content, at, answers }]) => {
    const choices = choicesOf(content);
    const right = content.kind === 'quiz' ? content.correct : undefined;
    return [...answers.values()].map((answer) => [
      overlay, content.kind, content.question, time(at), answer.person, answer.name, answer.choice + 1,
      choices[answer.choice] ?? '', right === undefined ? '' : choices[right] ?? '',
      right === undefined ? '' : answer.choice === right ? 'yes' : 'no', time(answer.at),
    ]);
  });
  return csv([HEADER, ...rows]);
}

function take(questions: Map<string, Question>, { facts }: Entry): void {
  for (const fact of facts) {
    if (fact.type === 'overlays/sent') {
      const { id, content, at } = fact as unknown as EventFacts['overlays/sent'];
      if ('question' in content) questions.set(id, { content, at, answers: new Map() });
    } else if (fact.type === 'overlays/answered') {
      const answer = fact as unknown as EventFacts['overlays/answered'];
      questions.get(answer.overlay)?.answers.set(answer.person, answer);
    }
  }
}

const time = (at: number): string => new Date(at).toISOString();
