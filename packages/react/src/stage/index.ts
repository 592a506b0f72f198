'use client';
export { StageControls, type StageControlsProps } from './stage-controls.js';
export type { StageLayoutName } from './arrange.js';
export { StageView, type StageViewProps } from './stage-view.js';
export { useStage, type StageState, type StageTile } from './use-stage.js';
export { useStageControls, type StageControlsState } from './use-stage-controls.js';
