export { awsClients, isGone, type Aws, type AwsOptions } from './aws.js';
export { Pace } from './pace.js';
export { mediaUnavailable, Rooms, type StageRoom } from './rooms.js';
export { keptStageKey, type StageKey } from './stage-key.js';
