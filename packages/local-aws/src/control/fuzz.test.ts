import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChannel, startRig, type Rig } from '../rig.test.support.js';
import { operations } from './operations.js';

let rig: Rig;
let stageArn: string;
let roomArn: string;
let channelArn: string;
let streamKeyArn: string;
let encoderArn: string;
beforeAll(async () => {
  rig = await startRig();
  ({ arn: channelArn, streamKeyArn } = await createChannel(rig));
  encoderArn = ((await (await call('/CreateEncoderConfiguration', '{}')).json()) as {
    encoderConfiguration: { arn: string };
  }).encoderConfiguration.arn;
  stageArn = ((await (await call('/CreateStage', '{}')).json()) as { stage: { arn: string } }).stage.arn;
  roomArn = ((await (await call('/CreateRoom', '{}')).json()) as { arn: string }).arn;
});
afterAll(() => rig[Symbol.asyncDispose]());

const call = (path: string, body: string, method = 'POST'): Promise<Response> => fetch(rig.aws.endpoint + path, {
  method, ...(method === 'GET' ? {} : { body }),
  headers: { authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ivs/aws4_request, Signature=0' },
});

const FIELDS = [
  'arn', 'stageArn', 'roomIdentifier', 'identifier', 'name', 'userId', 'attributes', 'capabilities', 'duration', 'tags',
  'sessionId', 'participantId', 'reason', 'id', 'eventName', 'nextToken', 'maxResults', 'publicKeyMaterial',
  'messageReviewHandler', 'participantTokenConfigurations', 'sessionDurationInMinutes', 'maximumMessageLength',
  'maximumMessageRatePerSecond', 'filterByState', 'filterByUserId', 'filterByPublished', '__proto__', 'constructor',
  'channelArn', 'arns', 'metadata', 'type', 'preset', 'authorized', 'recordingConfigurationArn', 'streamId', 'filterBy',
  'destinationConfiguration', 'recordingReconnectWindowSeconds', 'thumbnailConfiguration', 'allowedCountries', 's3',
  'allowedOrigins', 'video', 'layout', 'destinations', 'idempotencyToken', 'filterByStageArn', 'containerFormat',
];

/** Half the values are right for some field, so that inputs get past the first check. */
const value = fc.oneof(
  fc.constantFrom('CHANNEL', 'KEY', 'ENCODER', 'BASIC', ['CHANNEL', 'KEY'], [], {}),
  fc.constantFrom('STAGE', 'ROOM', 'a', 'SEND_MESSAGE', 'CONNECTED', true, 1, 50, null, 'AAAAAAAAAAAA', 'st-1'),
  fc.constantFrom<unknown>({ a: 'b' }, { uri: 'http://localhost:1' }, ['PUBLISH'], [{}], [null]),
  fc.constantFrom<unknown>(
    { s3: { bucketName: 'bucket' } }, { width: 1920, height: 1080 }, { grid: {} }, { pip: {} }, { bucketName: 'bucket' },
    [{ channel: { channelArn: 'CHANNEL', encoderConfigurationArn: 'ENCODER' } }],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const input = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 8 });

const named = (json: string): string => json
  .replaceAll('"STAGE"', `"${stageArn}"`).replaceAll('"ROOM"', `"${roomArn}"`)
  .replaceAll('"CHANNEL"', `"${channelArn}"`).replaceAll('"KEY"', `"${streamKeyArn}"`)
  .replaceAll('"ENCODER"', `"${encoderArn}"`);

test.each([...operations.keys()].filter((name) => !/Tag/.test(name)))('%s never fails by itself', async (name) => {
  await fc.assert(fc.asyncProperty(input, async (body) => {
    const response = await call(`/${name}`, named(JSON.stringify(body)));
    await response.text();
    expect(response.status).toBeLessThan(500);
  }), { numRuns: 40 });
  expect(rig.problems).toEqual([]);
});

test('tag paths never fail by themselves', async () => {
  const methods = fc.constantFrom('GET', 'POST', 'DELETE', 'PUT');
  const paths = fc.oneof(
    fc.constantFrom('STAGE', 'ROOM', 'CHANNEL'), fc.string({ maxLength: 40 }).map(encodeURIComponent), fc.webPath(),
  );
  const real = new Map([['STAGE', stageArn], ['ROOM', roomArn], ['CHANNEL', channelArn]]
    .map(([name, arn]) => [name, encodeURIComponent(arn as string)]));
  const queries = fc.webQueryParameters();
  await fc.assert(fc.asyncProperty(methods, paths, queries, input, async (method, path, query, body) => {
    const response = await call(`/tags/${real.get(path) ?? path}?${query}`, JSON.stringify(body), method);
    await response.text();
    expect(response.status).toBeLessThan(500);
  }), { numRuns: 100 });
});
