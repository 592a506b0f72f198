import { chatMessagingOperations } from './chat-messaging.js';
import type { Operation } from './operation.js';
import { participantTokenOperations } from './participant-tokens.js';
import { participantOperations } from './participants.js';
import { publicKeyOperations } from './public-keys.js';
import { roomOperations } from './rooms.js';
import { stageSessionOperations } from './stage-sessions.js';
import { stageOperations } from './stages.js';
import { tagOperations } from './tags.js';

/** Every operation of IVS real-time and IVS Chat that is there, by name; the names of the two do not collide. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ...stageOperations,
  ...participantTokenOperations,
  ...participantOperations,
  ...stageSessionOperations,
  ...publicKeyOperations,
  ...roomOperations,
  ...chatMessagingOperations,
  ...tagOperations,
].map((operation) => [operation.name, operation]));
