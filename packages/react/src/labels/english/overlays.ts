import type { ViewerLabels } from '../overlays-labels.js';

const count = (value: number, one: string, many: string) => `${value.toLocaleString('en')} ${value === 1 ? one : many}`;

/** What a viewer reads; the news and the console have files of their own. */
export const englishOverlays: ViewerLabels = {
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
};
