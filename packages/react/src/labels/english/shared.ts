import type { SharedLabels } from '../labels.js';
import { count, role } from './nouns.js';

/** But `errors`: the server's own words are English. */
export const englishShared: Omit<SharedLabels, 'errors'> = {
  role,
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  search: 'Search',
  you: 'You',
  someone: 'Someone',
  more: (what) => `More for ${what}`,
  newRows: (value) => `${value} new`,
  loading: 'Loading…',
  notLoaded: 'This part could not be loaded.',
  loadAgain: 'Try again',
  minutes: (value) => count(value, 'minute', 'minutes'),
};
