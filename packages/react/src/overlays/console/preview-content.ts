import { durationOf, shownContent, type OverlayContent, type OverlayKind, type ShownOverlay } from '@rostrum/core/overlays';
import type { OverlayConsoleLabels } from '../../labels/index.js';
import type { FormValues } from './form-values.js';

/** What is typed so far, with the names of the fields where nothing is typed yet. */
function draftContent(kind: OverlayKind, values: FormValues, { field, numbered }: OverlayConsoleLabels): OverlayContent {
  const or = (text: string, instead: string) => text.trim() || instead;
  const seconds = (text: string) => Number(text) || 0;
  switch (kind) {
    case 'quiz': {
      const { question, answers, correct = 0, duration } = values.quiz;
      return {
        kind, correct, question: or(question, field.question), duration: seconds(duration),
        answers: answers.map((one, at) => or(one, numbered(field.answer, at + 1))),
      };
    }
    case 'poll': {
      const { question, options, duration, changeable, hidden } = values.poll;
      return {
        kind, changeable, hidden, question: or(question, field.question), duration: seconds(duration),
        options: options.map((one, at) => or(one, numbered(field.option, at + 1))),
      };
    }
    case 'product': {
      const { title, price, imageUrl, description, link } = values.product;
      return {
        kind, imageUrl, title: or(title, field.title), price: or(price, field.price),
        description: or(description, field.description), ...(link.trim() && { link }),
      };
    }
    case 'notice': {
      const { title, message, duration } = values.notice;
      return { kind, title: or(title, field.title), message: or(message, field.message), duration: seconds(duration) };
    }
    case 'lower-third': return { kind, name: or(values[kind].name, field.name), title: values[kind].title.trim() };
    case 'call-to-action': {
      const { title, button, link, message } = values[kind];
      return { kind, title: or(title, field.title), button: or(button, field.button), link, message: message.trim() };
    }
    case 'celebration': return { kind };
  }
}

/** Votes that nobody has given, so that bars and marks can be looked at. */
const SAMPLE = [62, 21, 11, 4, 2];

/** What a viewer would see: standing still, open or with its result. */
export function previewOverlay(kind: OverlayKind, values: FormValues, labels: OverlayConsoleLabels, result: boolean): ShownOverlay {
  const content = draftContent(kind, values, labels);
  const choices = content.kind === 'quiz' ? content.answers : content.kind === 'poll' ? content.options : [];
  const duration = durationOf(content);
  const ended = result && choices.length > 0;
  const counts = SAMPLE.slice(0, choices.length);
  return {
    id: 'preview',
    content: shownContent(content),
    phase: ended ? 'results' : 'open',
    phaseEndsAt: undefined,
    phaseLength: duration === undefined ? undefined : duration * 1000,
    myChoice: undefined,
    mayAnswer: !ended && choices.length > 0,
    correct: ended && content.kind === 'quiz' ? content.correct : undefined,
    tally: ended ? { counts, people: counts.reduce((sum, count) => sum + count, 0) } : undefined,
    sending: false,
    refusal: undefined,
  };
}
