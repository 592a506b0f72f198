export { createChatHub } from './hub.js';
export type { ChatHub, ChatHubOptions, ChatRoomStatus } from './hub.js';
