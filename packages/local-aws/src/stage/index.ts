export { createStageHub } from './hub.js';
export type {
  Capability,
  MintedToken,
  MintRequest,
  ParticipantRecord,
  StageDirectory,
  StageHub,
  StageHubOptions,
  StageRecord,
  StageSessionRecord,
  StageStatus,
  StageUpdate,
} from './contract.js';
