import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { systemClock, type Clock } from '@rostrum/core/ports';
import { Auth } from './auth.js';
import { Cursors } from './cursors.js';
import { startEmbedded } from './embedded.js';
import { Events } from './events.js';
import { Inbox } from './inbox.js';
import { Leases } from './leases.js';
import { Log } from './log.js';
import { Records } from './records.js';
import { Snapshots } from './snapshots.js';
import { Table } from './table.js';

/** Without `endpoint` and `region` the store is embedded in this process. */
export interface StoreOptions {
  /** Where the embedded store keeps its data. Without it they are in memory, and gone with the process. */
  readonly directory?: string;
  /** A region of AWS; credentials come from where the AWS SDK looks for them. */
  readonly region?: string;
  /** A DynamoDB elsewhere. A plain `http:` one is taken for a local one: it is sent no real credentials. */
  readonly endpoint?: string;
  /** `rostrum` unless told. String keys `pk` and `sk`. Made when missing, except on AWS. */
  readonly table?: string;
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
  readonly clock: Clock;
  /** Where DynamoDB is, when it is not AWS. Another process may open its store with this. */
  readonly endpoint: string | undefined;
  close(): Promise<void>;
}

/** Opens the store, and starts the embedded one if that is meant. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const { directory, region, clock = systemClock } = options;
  const embedded = options.endpoint === undefined && region === undefined ? await startEmbedded(directory) : undefined;
  const endpoint = options.endpoint ?? embedded?.endpoint;
  const table = new Table(options.table ?? 'rostrum', clientConfig(region, endpoint), clock);
  const close = async () => {
    table.close();
    await embedded?.close();
  };
  try {
    if (endpoint !== undefined) await table.createIfMissing();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    log: new Log(table), inbox: new Inbox(table), snapshots: new Snapshots(table), events: new Events(table), cursors: new Cursors(table),
    leases: new Leases(table), auth: new Auth(table), records: new Records(table), clock, endpoint, close,
  };
}

function clientConfig(region: string | undefined, endpoint: string | undefined): DynamoDBClientConfig {
  return {
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint, region: region ?? 'us-east-1' }),
    ...(endpoint?.startsWith('http:') && { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  };
}
