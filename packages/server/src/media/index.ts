export {
  awsClients, isGone, isNotBroadcasting, unlessGone, type Aws, type AwsOptions, type IngestPlaces,
} from './aws.js';
export { Channels, over, type EventChannel } from './channels.js';
export { Compositions } from './compositions.js';
export { mediaUnavailable } from './media-unavailable.js';
export { Pace } from './pace.js';
export { keptPlaybackKey } from './playback-key.js';
export { FEATURED, Rooms, type StageRoom } from './rooms.js';
export type { StageKey } from './stage-key.js';
export { stageKeys } from './stage-keys.js';
