import {
  CreateTableCommand, DescribeTableCommand, DynamoDBClient, ResourceInUseException, ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import type { Clock } from '@rostrum/core/ports';
import { clientConfig } from './connect-store.js';
import { retrying } from './retry.js';

/** How often a request is tried before its caller is told: about ten seconds. */
const ATTEMPTS = 8;

/** Makes the table if it is not there, for the embedded store and for development: on AWS whoever deploys makes it. */
export async function createTable(name: string, region: string | undefined, endpoint: string, clock: Clock): Promise<void> {
  const client = new DynamoDBClient({ ...clientConfig(region, endpoint), maxAttempts: 1 });
  const patiently = <Result>(work: () => Promise<Result>) => retrying(work, { clock, attempts: ATTEMPTS });
  const isActive = async () => {
    try {
      const reply = await patiently(() => client.send(new DescribeTableCommand({ TableName: name })));
      return reply.Table?.TableStatus === 'ACTIVE';
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return false;
      throw error;
    }
  };
  try {
    await patiently(() => client.send(new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
    }))).catch((error: unknown) => {
      if (!(error instanceof ResourceInUseException)) throw error;
    });
    while (!(await isActive())) await new Promise<void>((resolve) => clock.after(20, resolve));
  } finally {
    client.destroy();
  }
}
