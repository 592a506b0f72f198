import type { ConnectionLabels } from '../labels.js';

export const englishConnection: ConnectionLabels = {
  connecting: 'Connecting…',
  reconnecting: 'Connection lost. What you see may be out of date.',
  retryIn: (seconds) => (seconds > 0 ? `Trying again in ${seconds} s` : 'Trying again now…'),
  closed: {
    kicked: 'A moderator removed you from this event. You may join again.',
    banned: 'You were banned from this event.',
    ended: 'This event has ended.',
    replaced: 'You opened this event in another window. This one has stopped.',
    shutdown: 'The server is restarting. Reload the page in a moment.',
    denied: 'You do not have access to this event.',
    left: 'You have left the event.',
  },
};
