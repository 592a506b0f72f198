export type { ChatRoom, ChatRoomEvents, RoomMessage, RoomState } from './chat-room.js';
export { systemClock, type Clock } from './clock.js';
export type {
  CaptureKind, DeviceFailure, DeviceInfo, DeviceSource, Memory, Opened, SourceKind,
} from './device-source.js';
export type { Feed, Snapshots } from './feed.js';
export type { ByeCode, Line, LineConnection, LineDown, LineEvents, LineUp } from './line.js';
export type {
  MediaState, NetworkQuality, RemoteParticipant, SlotKind, Source, StageChange, StageConnection, StageMedia, StageOpen, StageToken,
} from './stage-media.js';
export type {
  CaptionTrack, Player, PlayerConnection, PlayerOpen, PlayerState, Quality, TimedMetadata,
} from './player.js';
