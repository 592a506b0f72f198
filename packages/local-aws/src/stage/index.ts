export { createStageHub } from './hub.js';
export type {
  Capability,
  MediaFrame,
  MintedToken,
  MintRequest,
  ParticipantRecord,
  Publisher,
  StageDirectory,
  StageHub,
  StageHubOptions,
  StageRecord,
  StageSessionRecord,
  StageStatus,
  StageTaps,
  StageUpdate,
  StageWatcher,
} from './contract.js';
