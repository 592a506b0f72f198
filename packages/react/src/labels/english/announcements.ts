import type { AnnouncementLabels } from '../labels.js';
import { count, source } from './nouns.js';

export const englishAnnouncements: AnnouncementLabels = {
  live: 'The event is live.',
  ended: 'The event has ended.',
  onAir: 'You are live. Everybody can see and hear you.',
  offAir: 'You are off the stage.',
  muted: (what) => `A moderator turned your ${source[what]} off.`,
  askedToUnmute: (what) => `A moderator asks you to turn your ${source[what]} on.`,
  invited: 'You are invited to the stage.',
  handRaised: (name) => `${name} raised a hand.`,
  handsUp: (value) => count(value, 'hand is up.', 'hands are up.'),
  timeLeft: (minutes) => count(minutes, 'minute left.', 'minutes left.'),
  reconnected: 'Connected again.',
  connectionLost: 'Connection lost. Trying again.',
  newQuestion: (name) => `New question by ${name}.`,
};
