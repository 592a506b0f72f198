import type { ShownOverlay } from '@rostrum/core/overlays';
import type { OverlayNewsLabels } from '../labels/index.js';
import { percentages, winnersOf } from './percentages.js';

/** What is told when an overlay appears, and once more when its result is out. Undefined when there is no news. */
export function overlayNews(
  last: ShownOverlay | undefined,
  now: ShownOverlay | undefined,
  labels: OverlayNewsLabels,
): string | undefined {
  if (!now?.content) return undefined;
  if (now.id !== last?.id || !last.content) return [opening(now, labels), result(now, labels)].filter(Boolean).join(' ');
  return result(last, labels) === undefined ? result(now, labels) : undefined;
}

function opening({ content }: ShownOverlay, labels: OverlayNewsLabels): string | undefined {
  switch (content?.kind) {
    case 'quiz': return labels.quiz(content.question, content.answers.length);
    case 'poll': return labels.poll(content.question, content.options.length);
    case 'product': return labels.product(content.title, content.price);
    case 'notice': return labels.notice(content.title, content.message);
    case 'celebration': return labels.celebration;
    case 'lower-third': return labels.lowerThird(content.name, content.title);
    case 'call-to-action': return labels.callToAction(content.title, content.button);
    default: return undefined;
  }
}

function result({ content, phase, correct, tally }: ShownOverlay, labels: OverlayNewsLabels): string | undefined {
  if (content?.kind === 'quiz') return correct === undefined ? undefined : labels.rightAnswer(content.answers[correct] ?? '');
  if (content?.kind !== 'poll' || phase !== 'results' || !tally) return undefined;
  const winners = winnersOf(tally.counts);
  return labels.result(
    winners.map((at) => content.options[at] ?? ''),
    winners.length === 0 ? 0 : percentages(tally.counts)[winners[0]!]!,
  );
}
