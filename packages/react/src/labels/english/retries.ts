import type { SessionLabels } from '../labels.js';

export const englishRetries: Pick<SessionLabels, 'retrying' | 'errands' | 'moreRetries'> = {
  retrying: (errand, since) => `Still trying: ${errand} (since ${since})`,
  errands: {
    removal: (name) => `disconnect ${name}`,
    access: (name) => `let ${name} in again`,
    message: () => 'delete a chat message',
    channel: () => 'prepare the broadcast',
    listing: () => 'update the list of events',
    ending: () => 'close what the event used',
    cue: () => 'send an overlay',
  },
  moreRetries: (value) => `${value} more`,
};
