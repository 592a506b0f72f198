// The client side: what a page needs. The engine and the features are on their own subpaths, for servers and tests.
export {
  createChatLog, createLiveEvent, createStageSession, roomFeed,
  type ChatHistory, type ChatLine, type ChatLog, type ChatLogOptions, type ChatLogState, type Connection,
  type DeviceChoice, type DeviceKind, type Devices, type DevicesState, type EventState, type LiveEvent,
  type LiveEventOptions, type PendingCommand, type Permission, type StageSession, type StageSessionOptions,
  type StageSessionState, type StageTokens, type Store,
} from './client/index.js';
export { isStaff, LiveError, type ErrorKind, type LiveErrorData, type PersonRole } from './engine/index.js';
export {
  asks, mayAsk,
  type CommandName, type DirectView, type EventCommands, type HandView, type LiveView, type NoticeView, type PersonView,
  type QuestionView, type SelfView, type SlotView,
} from './event/index.js';
export {
  systemClock,
  type ByeCode, type ChatRoom, type ChatRoomEvents, type Clock, type Feed, type Line, type MediaState,
  type NetworkQuality, type RemoteParticipant, type RoomMessage, type RoomState, type SlotKind, type Snapshots, type Source,
  type StageConnection, type StageMedia, type StageToken,
} from './ports/index.js';
