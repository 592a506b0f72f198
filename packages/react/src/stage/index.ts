'use client';
export { StageControls, type StageControlsProps } from './stage-controls.js';
export { StageView, type StageLayoutName, type StageViewProps } from './stage-view.js';
export { useStage, type StageState, type StageTile } from './use-stage.js';
export { useStageControls, type StageControlsState } from './use-stage-controls.js';
