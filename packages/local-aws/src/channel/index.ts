export { createChannelHub } from './hub.js';
export type {
  ChannelHub, ChannelHubOptions, ChannelRecord, ChannelStatus, ChannelUpdate, StreamSession,
} from './contract.js';
