import type { ScreenLabels } from '../labels.js';

export const englishScreens: ScreenLabels = {
  sidebar: 'Participation',
  hands: 'Hands',
  questions: 'Questions',
  chat: 'Chat',
  people: 'People',
  audit: 'Audit',
  unread: (value) => `${value} new`,
  greenRoom: 'Camera and sound',
  closeGreenRoom: 'Done',
  toStage: 'Join stage',
  overlays: 'Overlays',
  stream: 'Stream',
};
