import type { Known } from './limits.js';
import { REQUESTS_OF_ARRIVAL, type Load, type PlannedEvent } from './load.js';

export interface Price {
  readonly service: string;
  readonly what: string;
  /** US dollars for one of it. */
  readonly dollars: number;
  readonly known: Known;
  readonly source: string;
  readonly seen: string;
  /** How many of it an event takes. */
  count(load: Load, event: PlannedEvent): number;
}

const MILLION = 1e-6;
/** What somebody loads of the page, in GB. */
const PAGE = 0.0015;
/** A request, or a message on the line: seconds of Lambda with 1 GB. */
const EXECUTION = 0.05;
/** What a command writes: itself, its share of a batch, of a snapshot and of the records. */
const WRITES = 3;
const READS = 4;

const ivs = { source: 'https://aws.amazon.com/ivs/pricing/', known: 'remembered', seen: '2026-11' } as const;
const onStage = (event: PlannedEvent) => event.audience === 'stage';
const remembered = (service: string) =>
  ({
    source: `https://aws.amazon.com/${service}/pricing/`,
    known: 'remembered',
    seen: '2026-11',
  } as const);

/** List prices of us-east-1 without free tiers and discounts. */
export const PRICES: readonly Price[] = [
  {
    service: 'Amazon IVS',
    what: 'hours of people on the stage, 720p',
    dollars: 0.075,
    ...ivs,
    count: ({ publishers, people }, event) => event.hours * (onStage(event) ? people : publishers),
  },
  {
    service: 'Amazon IVS',
    what: 'hours of a channel',
    dollars: 2,
    ...ivs,
    count: (_load, event) => (onStage(event) ? 0 : event.hours),
  },
  {
    service: 'Amazon IVS',
    what: 'hours of a composition, 720p',
    dollars: 2,
    ...ivs,
    count: (_load, event) => (onStage(event) ? 0 : event.hours),
  },
  {
    service: 'Amazon IVS',
    what: 'hours watched of a channel, 720p',
    dollars: 0.075,
    ...ivs,
    count: (_load, event) => (onStage(event) ? 0 : event.hours * event.attendees),
  },
  {
    service: 'Amazon IVS Chat',
    what: 'deliveries, of the feed too',
    dollars: 8 * MILLION,
    ...ivs,
    seen: '2022',
    count: ({ chatDeliveries }) => chatDeliveries,
  },
  {
    service: 'API Gateway',
    what: 'HTTP requests',
    dollars: MILLION,
    ...remembered('api-gateway'),
    count: ({ httpRequests }) => httpRequests,
  },
  {
    service: 'API Gateway',
    what: 'messages on the line',
    dollars: MILLION,
    ...remembered('api-gateway'),
    // Up with a command, down with its answer and the own view; a ping every five minutes.
    count: ({ commands, connectionMinutes }) => 3 * commands + connectionMinutes / 5,
  },
  {
    service: 'API Gateway',
    what: 'minutes of lines',
    dollars: 0.25 * MILLION,
    ...remembered('api-gateway'),
    count: ({ connectionMinutes }) => connectionMinutes,
  },
  {
    service: 'AWS Lambda',
    what: 'GB-seconds on arm64',
    dollars: 13.3334 * MILLION,
    ...remembered('lambda'),
    count: (load) => EXECUTION * executions(load),
  },
  {
    service: 'AWS Lambda',
    what: 'requests',
    dollars: 0.2 * MILLION,
    ...remembered('lambda'),
    count: (load) => executions(load),
  },
  {
    service: 'Amazon DynamoDB',
    what: 'writes of 1 KB',
    dollars: 0.625 * MILLION,
    ...remembered('dynamodb'),
    count: ({ commands, people, chatMessages }) => WRITES * (commands + chatMessages + REQUESTS_OF_ARRIVAL * people),
  },
  {
    service: 'Amazon DynamoDB',
    what: 'reads of 4 KB',
    dollars: 0.125 * MILLION,
    ...remembered('dynamodb'),
    count: ({ commands, people, chatMessages }) => READS * (commands + chatMessages + REQUESTS_OF_ARRIVAL * people),
  },
  {
    service: 'Amazon CloudFront',
    what: 'GB',
    dollars: 0.085,
    ...remembered('cloudfront'),
    count: ({ people }) => people * PAGE,
  },
  {
    service: 'AWS WAF',
    what: 'requests',
    dollars: 0.6 * MILLION,
    ...remembered('waf'),
    count: ({ httpRequests }) => httpRequests,
  },
];

const executions = ({ httpRequests, commands, chatMessages }: Load): number =>
  httpRequests + 3 * commands + 3 * chatMessages;

/** What the stack costs in a month without any event, in US dollars: the firewall and its rules, dashboard, alarms. */
export const STANDING = { dollars: 5 + 5 + 3 + 0.7, known: 'remembered', seen: '2026-11' } as const;
