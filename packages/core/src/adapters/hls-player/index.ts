export { createHlsPlayer } from './hls-player.js';
