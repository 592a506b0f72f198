export { createIvsStage, preloadIvsStage, type IvsStageOptions } from './ivs-stage.js';
