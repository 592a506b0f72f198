import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  CfnGlobalTable,
  CfnTable,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
  type ITable,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { ConfigurationError } from '../configuration-error.js';

/** Where events are kept: one DynamoDB table, with a stream for who follows what is stored. */
export interface IEventStore {
  readonly table: ITable;
  /** ARN of the table's stream. */
  readonly streamArn: string;
}

export interface EventStoreProps {
  /** A customer-managed key; one that DynamoDB manages when absent. */
  readonly encryptionKey?: IKey;
  /** What happens to the table when it leaves the stack; deleted when absent, and every event with it. */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The table of the server: keys `pk` and `sk`, on demand, encrypted, restorable to any second of the last 35 days. It
 * holds the keys that sign stage and playback tokens too, so whoever may read it may sign.
 */
export class EventStore extends Construct implements IEventStore {
  /** A table of one's own: string keys `pk` and `sk`, a stream with new and old images. Throws `store/no-stream`. */
  static fromTable(table: ITable): IEventStore {
    if (table.tableStreamArn !== undefined && !madeWithout(table)) return { table, streamArn: table.tableStreamArn };
    throw new ConfigurationError(
      'store/no-stream',
      `The table ${table.node.path} has no stream, and lines, chat and overlays follow it.`,
      'Give it a stream with new and old images; import it with TableV2.fromTableAttributes and its tableStreamArn.',
    );
  }

  readonly table: TableV2;
  readonly streamArn: string;

  constructor(scope: Construct, id: string, props: EventStoreProps = {}) {
    super(scope, id);
    const { encryptionKey, removalPolicy = RemovalPolicy.DESTROY } = props;
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: encryptionKey
        ? TableEncryptionV2.customerManagedKey(encryptionKey)
        : TableEncryptionV2.awsManagedKey(),
      // Tickets and lines that nobody has taken back.
      timeToLiveAttribute: 'expires',
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy,
    });
    this.streamArn = this.table.tableStreamArn!;
  }
}

/** A table of the app tells the ARN of a stream that it does not have. */
function madeWithout(table: ITable): boolean {
  const made = table.node.defaultChild;
  if (!(made instanceof CfnGlobalTable) && !(made instanceof CfnTable)) return false;
  return Stack.of(table).resolve(made.streamSpecification) === undefined;
}
