export { createChatLog, type ChatLogOptions } from './chat-log.js';
export type {
  ChatLine, ChatLog, ChatLogState, Connection, DeviceChoice, DeviceKind, Devices, DevicesState, EventState, LiveEvent,
  PendingCommand, Permission, StageSession, StageSessionState, StageTokens, Store,
} from './contract.js';
export type { ChatHistory } from './group-messages.js';
export { createLiveEvent, type LiveEventOptions } from './live-event.js';
export { roomFeed } from './room-feed.js';
export { createStageSession, type StageSessionOptions } from './stage-session.js';
