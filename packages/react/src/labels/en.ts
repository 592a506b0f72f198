import { englishAnnouncements } from './english/announcements.js';
import { englishAudit } from './english/audit.js';
import { englishChat } from './english/chat.js';
import { englishConnection } from './english/connection.js';
import { englishDevices } from './english/devices.js';
import { englishHands } from './english/hands.js';
import { englishIngest } from './english/ingest.js';
import { englishModeration } from './english/moderation.js';
import { englishOverlayConsole } from './english/overlay-console.js';
import { englishPlayer } from './english/player.js';
import { englishQuestions } from './english/questions.js';
import { englishRetries } from './english/retries.js';
import { englishRoster } from './english/roster.js';
import { englishScreens } from './english/screens.js';
import { englishSession } from './english/session.js';
import { englishShared } from './english/shared.js';
import { englishStage } from './english/stage.js';
import { englishWatching } from './english/watching.js';
import type { Labels } from './labels.js';

/** English, all of it. Components bring their own part, so a page in English needs none of this. */
export const en: Labels = {
  locale: 'en',
  shared: { ...englishShared, errors: {} },
  connection: englishConnection,
  announcements: englishAnnouncements,
  session: { ...englishSession, ...englishRetries },
  stage: englishStage,
  hands: englishHands,
  questions: englishQuestions,
  chat: englishChat,
  roster: englishRoster,
  moderation: { ...englishModeration, ...englishAudit },
  devices: englishDevices,
  playback: { ...englishPlayer, ...englishWatching, ...englishIngest },
  overlays: englishOverlayConsole,
  screens: englishScreens,
};
