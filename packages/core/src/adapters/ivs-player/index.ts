export { createIvsPlayer, type IvsPlayerOptions } from './ivs-player.js';
