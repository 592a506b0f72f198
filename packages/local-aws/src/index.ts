export { startLocalAws } from './server.js';
export type { LocalAws, LocalAwsOptions } from './server.js';
export { systemClock } from './clock.js';
export type { Clock } from './clock.js';
export type { Log } from './log.js';
export type { Aim, Failure, Faults } from './faults/index.js';
export type { Status } from './page/status.js';
export type { RecordedCall } from './control/call-log.js';
export type { ChatRoomStatus } from './chat/index.js';
export type {
  ChannelUpdateEvent, CompositionUpdateEvent, EventDeliveryStatus, IvsEvent, StageUpdateEvent,
} from './events/index.js';
