import type { OverlaysLabels } from '../overlays-labels.js';

const list = (words: readonly string[]) => new Intl.ListFormat('en').format(words);

export const englishOverlayNews: Pick<OverlaysLabels, 'news'> = {
  news: {
    quiz: (question, answers) => `Quiz: ${question} ${answers} answers.`,
    poll: (question, options) => `Poll: ${question} ${options} options.`,
    product: (title, price) => `Product: ${title}, ${price}.`,
    notice: (title, message) => `${title}: ${message}`,
    celebration: 'Celebration!',
    lowerThird: (name, title) => (title ? `${name}, ${title}.` : `${name}.`),
    callToAction: (title, button) => `${title}. Link: ${button}.`,
    rightAnswer: (answer) => `The right answer: ${answer}.`,
    result: (winners, percent) => (winners.length === 0 ? 'The poll has closed. Nobody has voted.'
      : winners.length > 1 ? `The poll has closed. A tie: ${list(winners)}, with ${percent}% each.`
        : `The poll has closed. ${winners[0]} has ${percent}%.`),
  },
};
