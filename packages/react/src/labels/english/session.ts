import type { SessionLabels } from '../labels.js';
import { count } from './nouns.js';

/** But those of what is tried again. */
export const englishSession: Omit<SessionLabels, 'retrying' | 'errands' | 'moreRetries'> = {
  live: 'Live',
  backstage: 'Backstage',
  scheduled: 'Scheduled',
  ended: 'Ended',
  cancelled: 'Cancelled',
  elapsed: 'Elapsed',
  remaining: 'Remaining',
  startsIn: 'Starts in',
  late: 'Should have started',
  overtime: 'Over time',
  controls: 'Event controls',
  openBackstage: 'Open backstage',
  goLive: 'Go live',
  extend: 'Extend',
  extendBy: (minutes) => `+${minutes} minutes`,
  end: 'End event',
  endTitle: 'End this event for everybody?',
  endText: 'The stage goes dark, recording stops, and nobody can come back in.',
  viewers: (value) => count(value, 'person here', 'people here'),
  warning: (minutes) => count(minutes, 'minute left', 'minutes left'),
};
