import type { RosterLabels } from '../labels.js';
import { count } from './nouns.js';

export const englishRoster: RosterLabels = {
  people: 'People',
  online: (value) => count(value, 'person here', 'people here'),
  search: 'Search people',
  none: (query) => `Nobody is called “${query}”`,
  onlyPresenters: 'The audience is not listed.',
  away: 'Away',
  onAir: 'On air',
  handUp: 'Hand up',
  noChat: 'No chat',
  noQuestions: 'No questions',
};
