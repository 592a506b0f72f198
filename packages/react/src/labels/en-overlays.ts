import { englishOverlayConsole } from './en-overlay-console.js';
import type { OverlaysLabels } from './overlays-labels.js';

const count = (value: number, one: string, many: string) => `${value.toLocaleString('en')} ${value === 1 ? one : many}`;
const list = (words: readonly string[]) => new Intl.ListFormat('en').format(words);

export const englishOverlays: OverlaysLabels = {
  kind: {
    quiz: 'Quiz', poll: 'Poll', product: 'Product', notice: 'Notice', celebration: 'Celebration',
    'lower-third': 'Name banner', 'call-to-action': 'Call to action',
  },
  dismiss: (kind) => `Close: ${kind}`,
  timeLeft: (value) => count(value, 'second left', 'seconds left'),
  seconds: (value) => `${value} s`,
  percent: (value) => `${value}%`,
  votes: (value) => count(value, 'vote', 'votes'),
  answers: (value) => count(value, 'answer', 'answers'),
  keys: (value) => `Press 1 to ${value} to choose.`,
  yourAnswer: 'Your answer',
  yourVote: 'Your vote',
  rightAnswer: 'Right answer',
  right: 'That is right!',
  wrong: 'Not this time.',
  timeUp: 'Time is up.',
  answerSent: 'Your answer is in.',
  voteSent: 'Your vote is in.',
  changeHint: 'You can change it.',
  hiddenHint: 'The result comes when it closes.',
  closing: 'Voting has closed. Counting…',
  result: 'Result',
  tie: 'It is a tie.',
  noVotes: 'Nobody has voted.',
  pictureOf: (title) => `Picture of ${title}`,
  noPicture: 'No picture',
  seeProduct: 'See the product',
  newTab: 'opens in a new tab',
  leaderboard: 'Leaderboard',
  points: (value) => count(value, 'point', 'points'),
  rank: (value) => `Rank ${value}`,
  leaderboardEmptyTitle: 'No points yet',
  leaderboardEmptyText: 'Every right answer in a quiz is a point.',
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
  console: englishOverlayConsole,
};
