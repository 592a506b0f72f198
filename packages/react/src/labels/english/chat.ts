import type { ChatLabels } from '../labels.js';
import { count, role } from './nouns.js';

export const englishChat: ChatLabels = {
  chat: 'Chat',
  all: 'All',
  group: 'Group',
  direct: 'Direct',
  message: 'Message',
  placeholder: 'Write to everybody…',
  directPlaceholder: 'Write to the presenters…',
  directTo: (name) => `Write to ${name} only…`,
  presenters: 'Presenters',
  to: 'To',
  everybody: 'Everybody',
  send: 'Send',
  left: (value) => count(value, 'character left', 'characters left'),
  wait: (seconds) => `Slow mode: ${seconds} s`,
  blocked: {
    off: 'The presenters have turned the chat off.',
    restricted: 'The moderators have kept you from the chat. You can still read along.',
    ended: 'The chat closed with the event.',
    offline: 'You are offline. You can write when the connection is back.',
  },
  room: {
    connecting: 'Opening the chat…',
    connected: 'Connected',
    reconnecting: 'Reconnecting to the chat…',
    closed: 'The chat is closed',
  },
  newMessages: (value) => count(value, 'new message', 'new messages'),
  emptyTitle: 'No messages yet',
  emptyText: 'Say hello.',
  emptyDirect: 'Messages between you and the presenters appear here.',
  remove: (name) => `Delete the message of ${name}`,
  reply: (name) => `Write to ${name} only`,
  directBadge: 'Direct',
  settings: 'Chat settings',
  turnOn: 'Turn chat on',
  turnOff: 'Turn chat off',
  slow: 'Slow mode',
  slowOff: 'Off',
  slowSeconds: (seconds) => (seconds < 60 ? `${seconds} s` : `${seconds / 60} min`),
  system: (code, value, name) => {
    switch (code) {
      case 'live': return 'The event is live';
      case 'ended': return 'The event has ended';
      case 'extended': return `The event goes on for ${value} more minutes`;
      case 'time-warning': return `${count(Number(value), 'minute', 'minutes')} left`;
      case 'chat-on': return 'The chat is on';
      case 'chat-off': return 'The chat is off';
      case 'chat-slow': return value ? `Slow mode: one message every ${value} s` : 'Slow mode is off';
      case 'role-changed': return `${name} is now ${role[value as keyof typeof role]?.toLowerCase() ?? value}`;
      default: return code;
    }
  },
};
