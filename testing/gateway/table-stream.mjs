import { forward } from './recorder.mjs';

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);
/** The most records of one invocation. */
const MOST = 100;
const RETRY = 500;

/**
 * A DynamoDB that tells of its writes as its streams do: the records of one partition in order, to one invocation of
 * each consumer at a time, again when it fails.
 *
 * @param {string} endpoint
 * @param {readonly { prefixes: readonly string[], window: number, invoke: (event: object) => Promise<unknown> }[]} consumers
 */
export function streamedTable(endpoint, consumers) {
  const images = new Map();
  const queues = new Map();
  let sequence = 0;
  let stopped = false;

  const answer = async ({ operation, method, body }) => {
    const headers = { 'x-amz-target': `DynamoDB_20120810.${operation}`, 'content-type': 'application/x-amz-json-1.0', authorization: AUTH, 'x-amz-date': '20260101T000000Z' };
    const result = await forward(endpoint, { method, headers }, '/', body);
    if (result.status === 200 && WRITES.has(operation)) {
      const { TableName, Key, Item } = JSON.parse(body);
      const { pk, sk } = Key ?? Item;
      if (pk.S.startsWith('EVENT#')) await note(TableName, { pk, sk }, headers);
    }
    return result;
  };

  const note = async (TableName, Keys, headers) => {
    let NewImage;
    if (Keys.sk.S.startsWith('LINE#')) {
      const read = { ...headers, 'x-amz-target': 'DynamoDB_20120810.GetItem' };
      const found = await forward(endpoint, { method: 'POST', headers: read }, '/', JSON.stringify({ TableName, Key: Keys, ConsistentRead: true }));
      NewImage = JSON.parse(found.body).Item;
    }
    const id = `${Keys.pk.S}/${Keys.sk.S}`;
    const OldImage = images.get(id);
    if (NewImage) images.set(id, NewImage);
    const record = {
      eventName: OldImage ? 'MODIFY' : 'INSERT',
      dynamodb: { SequenceNumber: String(++sequence), Keys, ...(NewImage && { NewImage }), ...(OldImage && { OldImage }) },
    };
    consumers.forEach((consumer, index) => {
      if (!consumer.prefixes.some((prefix) => Keys.sk.S.startsWith(prefix))) return;
      const place = `${index} ${Keys.pk.S}`;
      const queue = queues.get(place) ?? { records: [], isBusy: false };
      queues.set(place, queue);
      queue.records.push(record);
      if (!queue.isBusy) void drain(consumer, queue);
    });
  };

  const drain = async (consumer, queue) => {
    queue.isBusy = true;
    while (queue.records.length > 0 && !stopped) {
      if (consumer.window > 0) await pause(consumer.window);
      const Records = queue.records.slice(0, MOST);
      const failures = await consumer.invoke({ Records }).then(
        (result) => result?.batchItemFailures ?? [], () => [{ itemIdentifier: Records[0].dynamodb.SequenceNumber }]);
      const failed = Records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === failures[0]?.itemIdentifier);
      queue.records.splice(0, failed === -1 ? Records.length : failed);
      if (failed !== -1) await pause(RETRY);
    }
    queue.isBusy = false;
  };

  return { answer, stop: () => (stopped = true) };
}

const AUTH = 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
