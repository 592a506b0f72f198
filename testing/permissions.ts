import { AWS_CALLS } from '../packages/cdk-constructs/src/handlers/aws-calls.js';
import type { HandlerName } from '../packages/cdk-constructs/src/handlers/handler-name.js';

/** `<function> <service>:<action>`, as policies name them. */
type Permission = string;

/** The service as policies name it. */
const IAM: Readonly<Record<string, string>> = { 'ivs-realtime': 'ivs' };

/** What a call needs. */
export function permissionOf(call: string): Permission {
  const [name, service, operation] = call.split(/[ :]/) as [string, string, string];
  return `${name} ${IAM[service] ?? service}:${service === 'execute-api' ? 'ManageConnections' : operation}`;
}

/** What the functions may do. */
export const permissions = (): readonly Permission[] => {
  const { fargate: _, ...functions } = AWS_CALLS;
  return Object.entries(functions).flatMap(([name, calls]) =>
    calls.flatMap(({ service, actions }) => actions.map((action) => `${name} ${service}:${action}`)));
};

/** What may be done and is not seen here, and why it is needed all the same. */
export interface Exception {
  readonly functions: readonly HandlerName[];
  readonly actions: readonly string[];
  readonly reason: string;
}

const RUN_EVENTS: readonly HandlerName[] = [
  'http', 'tokens', 'line', 'fan-out', 'effects', 'chat-review', 'media-events', 'schedule', 'site',
];

export const EXCEPTIONS: readonly Exception[] = [
  {
    functions: [...RUN_EVENTS, 'teardown'],
    actions: ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey', 'DescribeKey'].map((name) => `kms:${name}`),
    reason: 'DynamoDB makes these calls in the name of whoever reads and writes a table with a key of one\'s own.',
  },
  {
    functions: RUN_EVENTS,
    actions: ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'].map((name) => `dynamodb:${name}`),
    reason: 'Whoever runs an event may find others at it: then there is an inbox to write and to clear, or a snapshot to make.',
  },
  { functions: ['effects'], actions: ['iam:PassRole'], reason: 'CreateSchedule hands the role to the scheduler.' },
  { functions: ['http', 'effects', 'site'], actions: ['ivs:TagResource'], reason: 'CreateChannel puts a tag on the channel.' },
  {
    functions: ['http', 'tokens', 'effects', 'site'],
    actions: ['ivs:DeleteStage', 'ivs:DeleteChannel', 'ivschat:DeleteRoom'],
    reason: 'Of two that were made at once for one event, one is deleted.',
  },
  {
    functions: ['tokens', 'effects'],
    actions: ['ivs:CreateStage', 'ivschat:CreateRoom', 'ivs:ImportPublicKey'],
    reason: 'Made on first need, when Amazon IVS refused it to whoever made the event.',
  },
  {
    functions: ['http', 'tokens'],
    actions: ['ivs:ListPublicKeys', 'ivs:CreateParticipantToken'],
    reason: 'The answer to ImportPublicKey was lost, or the Region has as many keys as it may.',
  },
];

export const covers = ({ functions, actions }: Exception, permission: Permission): boolean => {
  const [name, action] = permission.split(' ') as [HandlerName, string];
  return functions.includes(name) && actions.includes(action);
};
