import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { systemClock, type Clock } from '@rostrum/core/ports';
import { Auth } from './auth.js';
import { Cursors } from './cursors.js';
import { Events } from './events.js';
import { Inbox } from './inbox.js';
import { Leases } from './leases.js';
import { LineList } from './line-list.js';
import { Log } from './log.js';
import { Records } from './records.js';
import { Snapshots } from './snapshots.js';
import { Table } from './table.js';

/** The name of the table. */
export const TABLE = 'rostrum';

export interface ConnectionOptions {
  /** A region of AWS; credentials come from where the AWS SDK looks for them. */
  readonly region?: string | undefined;
  /** A DynamoDB elsewhere. A plain `http:` one is taken for a local one: it is sent no real credentials. */
  readonly endpoint?: string | undefined;
  /** `rostrum` unless told. String keys `pk` and `sk`. Made when missing, except on AWS. */
  readonly table?: string | undefined;
  readonly clock?: Clock;
}

/** Everything that is kept: one DynamoDB table, the same on AWS and embedded. */
export interface Store {
  readonly log: Log;
  readonly inbox: Inbox;
  readonly snapshots: Snapshots;
  readonly events: Events;
  readonly cursors: Cursors;
  readonly leases: Leases;
  readonly auth: Auth;
  readonly records: Records;
  readonly lines: LineList;
  readonly clock: Clock;
  /** Where DynamoDB is, when it is not AWS. Another process may open its store with this. */
  readonly endpoint: string | undefined;
  close(): Promise<void>;
}

/** A store whose DynamoDB and table are there already. Nothing is sent before it is needed. */
export function connectStore(options: ConnectionOptions): Store {
  const { region, endpoint, clock = systemClock } = options;
  const table = new Table(options.table ?? TABLE, clientConfig(region, endpoint), clock);
  const close = () => {
    table.close();
    return Promise.resolve();
  };
  return {
    log: new Log(table), inbox: new Inbox(table), snapshots: new Snapshots(table), events: new Events(table),
    cursors: new Cursors(table), leases: new Leases(table), auth: new Auth(table), records: new Records(table),
    lines: new LineList(table), clock, endpoint, close,
  };
}

export function clientConfig(region: string | undefined, endpoint: string | undefined): DynamoDBClientConfig {
  return {
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint, region: region ?? 'us-east-1' }),
    ...(endpoint?.startsWith('http:') && { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  };
}
