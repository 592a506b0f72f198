import { channelOperations } from './channels.js';
import { chatMessagingOperations } from './chat-messaging.js';
import { compositionOperations } from './compositions.js';
import { encoderConfigurationOperations } from './encoder-configurations.js';
import type { Operation } from './operation.js';
import { participantTokenOperations } from './participant-tokens.js';
import { participantOperations } from './participants.js';
import { playbackKeyOperations } from './playback-keys.js';
import { playbackRestrictionPolicyOperations } from './playback-restriction-policies.js';
import { publicKeyOperations } from './public-keys.js';
import { recordingConfigurationOperations } from './recording-configurations.js';
import { roomOperations } from './rooms.js';
import { stageSessionOperations } from './stage-sessions.js';
import { stageOperations } from './stages.js';
import { storageConfigurationOperations } from './storage-configurations.js';
import { streamKeyOperations } from './stream-keys.js';
import { streamSessionOperations } from './stream-sessions.js';
import { streamOperations } from './streams.js';
import { tagOperations } from './tags.js';
import { viewerSessionOperations } from './viewer-sessions.js';

/** Every operation of IVS, IVS real-time and IVS Chat that is there, by name; only those for tags are in all three. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ...channelOperations,
  ...streamKeyOperations,
  ...streamOperations,
  ...streamSessionOperations,
  ...recordingConfigurationOperations,
  ...playbackKeyOperations,
  ...playbackRestrictionPolicyOperations,
  ...viewerSessionOperations,
  ...stageOperations,
  ...participantTokenOperations,
  ...participantOperations,
  ...stageSessionOperations,
  ...publicKeyOperations,
  ...compositionOperations,
  ...encoderConfigurationOperations,
  ...storageConfigurationOperations,
  ...roomOperations,
  ...chatMessagingOperations,
  ...tagOperations,
].map((operation) => [operation.name, operation]));
