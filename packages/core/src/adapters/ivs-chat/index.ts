export { createIvsChat, type IvsChatOptions } from './ivs-chat.js';
