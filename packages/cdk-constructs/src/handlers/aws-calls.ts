import type { HandlerName } from './handler-name.js';

/** What a call is about; which ARNs that means in a stack is in {@link targetArn}. */
export type Target =
  | 'table'
  | 'table-key'
  | 'stage'
  | 'stage-public-key'
  | 'composition'
  | 'encoder-configuration'
  | 'channel'
  | 'stream-key'
  | 'playback-key'
  | 'room'
  | 'connections'
  | 'later-queue'
  | 'schedules'
  | 'schedule-role'
  | 'stream-key-secret'
  | 'accounts';

/** IAM actions of one service on one kind of resource. */
export interface AwsCalls {
  readonly service:
    | 'dynamodb'
    | 'kms'
    | 'ivs'
    | 'ivschat'
    | 'execute-api'
    | 'sqs'
    | 'scheduler'
    | 'iam'
    | 'secretsmanager'
    | 'cognito-idp';
  readonly actions: readonly string[];
  readonly on: readonly Target[];
}

/** Log, snapshots, leases and records. */
const TABLE: AwsCalls = {
  service: 'dynamodb',
  actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
  on: ['table'],
};
/** DynamoDB makes these calls in the handler's name, when the table has a key of one's own. */
const TABLE_KEY: AwsCalls = {
  service: 'kms',
  actions: ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey', 'DescribeKey'],
  on: ['table-key'],
};
/** Whoever runs an event. */
const EVENTS: readonly AwsCalls[] = [TABLE, TABLE_KEY];
const LATER: AwsCalls = { service: 'sqs', actions: ['SendMessage'], on: ['later-queue'] };
const LINES: AwsCalls = { service: 'execute-api', actions: ['ManageConnections'], on: ['connections'] };
const DISCONNECT: AwsCalls = { service: 'ivs', actions: ['DisconnectParticipant'], on: ['stage'] };
/** Made on first need; of two that were made at once, one is deleted. */
const STAGES: AwsCalls = { service: 'ivs', actions: ['CreateStage', 'GetStage', 'DeleteStage'], on: ['stage'] };
const STAGE_KEY: AwsCalls = {
  service: 'ivs',
  actions: ['ImportPublicKey', 'GetPublicKey', 'ListPublicKeys'],
  on: ['stage-public-key'],
};
/** Made on first need, as stages are. The key that comes with a channel needs the permission too. */
const CHANNELS: readonly AwsCalls[] = [
  { service: 'ivs', actions: ['CreateChannel', 'DeleteChannel', 'TagResource'], on: ['channel'] },
  { service: 'ivs', actions: ['CreateChannel'], on: ['stream-key'] },
];
/** Whoever streams is cut off, and cannot come back. */
const CUT_OFF: readonly AwsCalls[] = [
  { service: 'ivs', actions: ['StopStream'], on: ['channel'] },
  { service: 'ivs', actions: ['ListStreamKeys', 'DeleteStreamKey'], on: ['channel', 'stream-key'] },
];
const TOKENS: readonly AwsCalls[] = [
  STAGES,
  STAGE_KEY,
  { service: 'ivs', actions: ['CreateParticipantToken'], on: ['stage'] },
  { service: 'ivschat', actions: ['CreateRoom', 'DeleteRoom', 'CreateChatToken'], on: ['room'] },
];

const HTTP: readonly AwsCalls[] = [
  ...EVENTS,
  ...TOKENS,
  ...CHANNELS,
  ...CUT_OFF,
  { service: 'ivs', actions: ['CreateStreamKey'], on: ['channel', 'stream-key'] },
  {
    service: 'ivs',
    actions: ['ListPlaybackKeyPairs', 'GetPlaybackKeyPair', 'ImportPlaybackKeyPair'],
    on: ['playback-key'],
  },
];
const EFFECTS: readonly AwsCalls[] = [
  ...EVENTS,
  STAGES,
  DISCONNECT,
  ...CHANNELS,
  ...CUT_OFF,
  { service: 'ivs', actions: ['GetStream', 'UpdateChannel'], on: ['channel'] },
  {
    service: 'ivs',
    actions: ['StartComposition'],
    on: ['composition', 'stage', 'channel', 'encoder-configuration'],
  },
  { service: 'ivs', actions: ['GetComposition', 'StopComposition'], on: ['composition'] },
  { service: 'ivs', actions: ['CreateEncoderConfiguration', 'GetEncoderConfiguration'], on: ['encoder-configuration'] },
  {
    service: 'ivschat',
    actions: ['CreateRoom', 'DeleteRoom', 'SendEvent', 'DeleteMessage', 'DisconnectUser'],
    on: ['room'],
  },
];
const PUT_METADATA: AwsCalls = { service: 'ivs', actions: ['PutMetadata'], on: ['channel'] };

/** Whatever calls AWS: a handler, or the server on Node in a container. */
export type AwsCaller = HandlerName | 'fargate';

/** Every call that each of them makes to AWS, and so all that it may. Lambda writes its logs and traces itself. */
export const AWS_CALLS: Readonly<Record<AwsCaller, readonly AwsCalls[]>> = {
  http: HTTP,
  tokens: [...EVENTS, ...TOKENS],
  line: [...EVENTS, LATER, LINES],
  'fan-out': [...EVENTS, LINES, PUT_METADATA],
  effects: [
    ...EFFECTS,
    LATER,
    { service: 'scheduler', actions: ['CreateSchedule', 'UpdateSchedule'], on: ['schedules'] },
    { service: 'iam', actions: ['PassRole'], on: ['schedule-role'] },
  ],
  // It does the work of them all, and lines and timers are its own.
  fargate: [...HTTP, ...EFFECTS, PUT_METADATA],
  'chat-review': [...EVENTS],
  'media-events': [...EVENTS, LATER, DISCONNECT],
  schedule: [...EVENTS],
  site: [
    ...EVENTS,
    ...CHANNELS,
    { service: 'secretsmanager', actions: ['PutSecretValue'], on: ['stream-key-secret'] },
    // The owner is named by e-mail address, and the issuer knows the subject.
    { service: 'cognito-idp', actions: ['AdminGetUser'], on: ['accounts'] },
  ],
  teardown: [
    { service: 'dynamodb', actions: ['Query'], on: ['table'] },
    TABLE_KEY,
    { service: 'ivs', actions: ['DeleteStage'], on: ['stage'] },
    { service: 'ivs', actions: ['DeletePublicKey'], on: ['stage-public-key'] },
    { service: 'ivs', actions: ['StopComposition'], on: ['composition'] },
    { service: 'ivs', actions: ['DeleteEncoderConfiguration'], on: ['encoder-configuration'] },
    { service: 'ivs', actions: ['StopStream', 'DeleteChannel'], on: ['channel'] },
    { service: 'ivs', actions: ['DeletePlaybackKeyPair'], on: ['playback-key'] },
    { service: 'ivschat', actions: ['DeleteRoom'], on: ['room'] },
  ],
};
