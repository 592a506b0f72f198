import { randomBytes } from 'node:crypto';
import { PutItemCommand, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dump } from '@rostrum/core/engine';
import { openStore, type Store } from './index.js';

let store: Store;
let client: DynamoDBClient;
beforeAll(async () => {
  store = await openStore();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new DynamoDBClient({ endpoint: store.endpoint!, region: 'us-east-1', credentials });
});
afterAll(() => store.close());

/** Random text deflates badly, so this takes several chunks. */
const dump = (seq: number, rows = 3): Dump => ({
  seq, at: seq, answers: [['p', [['a', 1], ['b', 2]]]],
  tables: { none: [], people: Array.from({ length: rows }, (_, n) => [`p${n}`, randomBytes(300).toString('hex')]) },
});
const stored = async (event: string, prefix: string) => {
  const reply = await client.send(new QueryCommand({
    TableName: 'rostrum', KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)', ProjectionExpression: 'sk',
    ExpressionAttributeValues: { ':pk': { S: `SNAPSHOT#${event}` }, ':sk': { S: prefix } },
  }));
  return (reply.Items ?? []).map((item) => item['sk']!.S!);
};

test('gives back what was saved, large or small, and the newest one that is not too new', async () => {
  const large = dump(10, 3_000);
  await store.snapshots.save('e1', dump(5));
  await store.snapshots.save('e1', large);
  expect((await stored('e1', 'CHUNK#000000000010')).length).toBeGreaterThan(2);
  expect(await store.snapshots.load('e1')).toEqual(large);
  expect((await store.snapshots.load('e1', 9))?.seq).toBe(5);
  expect(await store.snapshots.load('e1', 4)).toBeUndefined();
  expect(await store.snapshots.load('none')).toBeUndefined();
});

test('does not use one that is not whole', async () => {
  await store.snapshots.save('e2', dump(1));
  await store.snapshots.save('e2', dump(2, 3_000));
  const [chunk] = await stored('e2', 'CHUNK#000000000002');
  await client.send(new PutItemCommand({
    TableName: 'rostrum', Item: { pk: { S: 'SNAPSHOT#e2' }, sk: { S: chunk! }, data: { B: new Uint8Array([1]) } },
  }));
  expect((await store.snapshots.load('e2'))?.seq).toBe(1);
});

test('removes old ones, also what was left half-written, and nothing else', async () => {
  const half = 'CHUNK#000000000002#crashed#0000';
  const writing = 'CHUNK#000000000009#another#0000';
  for (const sk of [half, writing]) {
    await client.send(new PutItemCommand({ TableName: 'rostrum', Item: { pk: { S: 'SNAPSHOT#e3' }, sk: { S: sk } } }));
  }
  for (const seq of [1, 3, 5, 8]) await store.snapshots.save('e3', dump(seq));
  expect(await stored('e3', 'MANIFEST#')).toEqual(['MANIFEST#000000000005', 'MANIFEST#000000000008']);
  expect((await stored('e3', 'CHUNK#')).map((sk) => sk.slice(0, 18))).toEqual(
    ['CHUNK#000000000005', 'CHUNK#000000000008', 'CHUNK#000000000009']);
});
