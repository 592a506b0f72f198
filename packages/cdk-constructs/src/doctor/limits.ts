import type { Load, PlannedEvent } from './load.js';

/** How a figure is known: read in AWS's documentation, or remembered and to be checked before it is relied on. */
export type Known = 'read' | 'remembered';

export interface Limit {
  readonly service: string;
  readonly what: string;
  readonly limit: number;
  /** Whether AWS gives more when it is asked. */
  readonly adjustable: boolean;
  readonly known: Known;
  /** Where it stands, and when it was seen there. */
  readonly source: string;
  readonly seen: string;
  /** How much of it an event takes. */
  need(load: Load, event: PlannedEvent): number;
  /** What to do instead of asking for more. */
  readonly instead?: string;
}

const IVS_STAGES = 'https://docs.aws.amazon.com/ivs/latest/RealTimeUserGuide/service-quotas.html';
const IVS_CHANNELS = 'https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/service-quotas.html';
const IVS_CHAT = 'https://docs.aws.amazon.com/ivs/latest/ChatUserGuide/service-quotas.html';
const API_GATEWAY = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html';
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';
const DYNAMODB = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html';
const OURS = 'packages/cdk-constructs/README.md';

const onStage = (event: PlannedEvent) => event.audience === 'stage';
const read = { known: 'read', seen: '2026-11' } as const;
const remembered = { known: 'remembered', seen: '2026-11' } as const;

/** The limits of AWS that an event meets, per account and Region unless it says otherwise. */
export const LIMITS: readonly Limit[] = [
  {
    service: 'Amazon IVS',
    what: 'publishers on a stage',
    limit: 12,
    adjustable: false,
    ...read,
    source: IVS_STAGES,
    need: ({ publishers }) => publishers,
    instead: 'Let speakers take turns: who waits is in the room and sees the stage.',
  },
  {
    service: 'Amazon IVS',
    what: 'subscribers of a stage',
    limit: 10_000,
    adjustable: true,
    ...read,
    source: IVS_STAGES,
    need: ({ people, publishers }, event) => (onStage(event) ? people : publishers),
    instead: 'Broadcast the stage to a channel, and let the audience watch that.',
  },
  {
    service: 'Amazon IVS',
    what: 'subscriptions to publishers, in a Region',
    limit: 20_000,
    adjustable: true,
    ...read,
    source: IVS_STAGES,
    need: ({ people, publishers }, event) => publishers * (onStage(event) ? people : publishers),
    instead: 'Broadcast the stage to a channel, and let the audience watch that.',
  },
  {
    service: 'Amazon IVS',
    what: 'views of channels at once',
    limit: 15_000,
    adjustable: true,
    ...remembered,
    source: IVS_CHANNELS,
    need: (_load, event) => (onStage(event) ? 0 : event.attendees),
  },
  {
    service: 'Amazon IVS',
    what: 'compositions at once',
    limit: 5,
    adjustable: true,
    ...read,
    source: IVS_STAGES,
    need: (_load, event) => (onStage(event) ? 0 : 1),
  },
  {
    service: 'Amazon IVS',
    what: 'hours of a composition',
    limit: 24,
    adjustable: false,
    ...read,
    source: IVS_STAGES,
    need: (_load, event) => (onStage(event) ? 0 : event.hours),
  },
  {
    service: 'Amazon IVS',
    what: 'PutMetadata a second, to a channel',
    limit: 5,
    adjustable: false,
    ...read,
    source: IVS_CHANNELS,
    need: (_load, event) => (onStage(event) ? 0 : 1),
  },
  {
    service: 'Amazon IVS Chat',
    what: 'connections to rooms',
    limit: 50_000,
    adjustable: true,
    ...read,
    source: IVS_CHAT,
    need: ({ people }) => people,
  },
  {
    service: 'Amazon IVS Chat',
    what: 'CreateChatToken a second',
    limit: 200,
    adjustable: true,
    ...read,
    source: IVS_CHAT,
    need: ({ arrivals }) => arrivals,
    instead: 'Open the doors earlier: people then come over a longer time.',
  },
  {
    service: 'Amazon IVS Chat',
    what: 'SendEvent a second',
    limit: 100,
    adjustable: true,
    ...read,
    source: IVS_CHAT,
    // Bursts of the feed, whatever the size of the audience.
    need: () => 4,
  },
  {
    service: 'API Gateway',
    what: 'new WebSocket connections a second',
    limit: 500,
    adjustable: true,
    ...read,
    source: API_GATEWAY,
    need: ({ arrivals }) => arrivals,
    instead: 'Open the doors earlier: people then come over a longer time.',
  },
  {
    service: 'API Gateway',
    what: 'HTTP requests a second that the stack lets through',
    limit: 1_000,
    adjustable: false,
    known: 'read',
    seen: '2026-11',
    source: OURS,
    need: ({ requests }) => requests,
    instead: 'Raise the throttle of the stage with an escape hatch, or open the doors earlier.',
  },
  {
    service: 'AWS Lambda',
    what: 'executions at once',
    limit: 1_000,
    adjustable: true,
    ...remembered,
    source: LAMBDA,
    // A tenth of a second each; a vote is a message on the line, and a batch of them is one execution of each follower.
    need: ({ requests, votes }) => 0.1 * (requests + votes) + 10,
    instead: 'Look at your account: new ones begin with 10, and then this comes first. host: "fargate" needs few.',
  },
  {
    service: 'Amazon DynamoDB',
    what: 'writes of 1 KB a second, to a partition',
    limit: 1_000,
    adjustable: false,
    ...read,
    source: DYNAMODB,
    need: ({ votes }) => votes,
    instead: 'host: "fargate" stores two thousand commands with one write.',
  },
  {
    service: 'Rostrum',
    what: 'hours of an event',
    limit: 8,
    adjustable: false,
    known: 'read',
    seen: '2026-11',
    source: OURS,
    need: (_load, { hours }) => hours,
    instead: 'Make two events: a channel of a name is kept from one to the next.',
  },
];
