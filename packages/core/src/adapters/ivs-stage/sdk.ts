import type {
  LocalStageStream, RemoteStageStream, Stage, StageParticipantInfo,
} from 'amazon-ivs-web-broadcast';

/** The SDK's module: a value only once it has been loaded. */
export type Sdk = typeof import('amazon-ivs-web-broadcast');
export type { LocalStageStream, RemoteStageStream, Stage, StageParticipantInfo };
