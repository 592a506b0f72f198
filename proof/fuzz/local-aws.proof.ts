import fc from 'fast-check';
import { expect } from 'vitest';
import { operations } from '../../packages/local-aws/src/control/operations.js';
import { createChannel, createRoom, createStage, startRig } from '../../packages/local-aws/src/rig.test.support.js';
import { prove } from '../prove.js';
import { Heap } from './heap.js';
import { hostile } from './hostile.js';

const LONG = 10_000;
/** After so many requests what they have made is dropped with its server: the heap is to show what leaks, not what is there. */
const ROUND = 5_000;

const FIELDS = [
  'arn', 'stageArn', 'roomIdentifier', 'identifier', 'name', 'userId', 'attributes', 'capabilities', 'duration', 'tags',
  'sessionId', 'participantId', 'reason', 'id', 'eventName', 'nextToken', 'maxResults', 'publicKeyMaterial', 'channelArn',
  'messageReviewHandler', 'participantTokenConfigurations', 'sessionDurationInMinutes', 'maximumMessageLength', 'arns',
  'filterByState', 'filterByUserId', 'metadata', 'type', 'preset', 'authorized', 'streamId', 'filterBy', 'video', 'layout',
  'destinations', 'recordingConfigurationArn', 'destinationConfiguration', 'allowedOrigins', 'fault', 'on', 'operation', 'times',
];

prove({
  name: 'local-aws',
  holds: 'whatever is sent to any operation of the AWS APIs, or to stage, channel, page and fault addresses: an answer, never 5xx, nothing on standard error, and no memory left behind (5 %)',
  runs: { short: 400, long: 100_000 },
  async run(runs) {
    const heap = new Heap(runs);
    const answers = new Map<number, number>();
    for (let done = 0; done < runs; done += ROUND) {
      await using rig = await startRig();
      const [stageArn, roomArn, { arn: channelArn, streamKeyArn, id }] = await Promise.all([createStage(rig), createRoom(rig), createChannel(rig)]);
      const value = fc.oneof(
        fc.constantFrom<unknown>(stageArn, roomArn, channelArn, streamKeyArn, 'a', 'SEND_MESSAGE', true, 1, 50, ['PUBLISH'], [{}], {}, { a: 'b' }),
        fc.constantFrom<unknown>({ s3: { bucketName: 'bucket' } }, { width: 1920, height: 1080 }, { grid: {} }, [channelArn], 'throttle', 'clear'),
        fc.jsonValue({ maxDepth: 2 }),
      );
      const body = hostile(fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 8 }));
      const piece = fc.oneof(fc.constantFrom(id, '..', '%00', '__proto__', 'master.m3u8', 'sessions', 'delete'), fc.webSegment());
      const path = fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...operations.keys()).map((name) => `/${name}`) },
        fc.constantFrom('/_status', '/_test-card', '/', '/Nothing'),
        fc.tuple(fc.constantFrom('/stage/whip/publish/', '/stage/whip/subscribe/', '/stage/', '/channel/', '/recording/', '/tags/'),
          fc.array(piece, { maxLength: 3 })).map(([head, rest]) => head + rest.join('/')),
      );
      const method = fc.oneof({ weight: 6, arbitrary: fc.constant('POST') }, fc.constantFrom('GET', 'DELETE', 'PUT', 'PATCH', 'OPTIONS'));
      const headers = fc.record({
        'content-type': fc.constantFrom('application/json', 'application/sdp', 'text/plain'),
        authorization: fc.constantFrom(
          'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ivs/aws4_request, Signature=0', 'Bearer a.b.c', 'Bearer e30.e30.e30', 'x'),
      }, { requiredKeys: ['content-type'] });
      await fc.assert(fc.asyncProperty(method, path, headers, body, async (verb, where, head, text) => {
        const hasBody = verb !== 'GET';
        const response = await fetch(rig.aws.endpoint + where, { method: verb, headers: head, ...(hasBody && { body: text }) });
        await response.arrayBuffer();
        answers.set(response.status, (answers.get(response.status) ?? 0) + 1);
        expect([verb, where, text.slice(0, 500), response.status < 500]).toEqual([verb, where, text.slice(0, 500), true]);
        await heap.ran();
      }), { numRuns: Math.min(ROUND, runs - done), endOnFailure: true });
      expect(rig.problems).toEqual([]);
    }
    const of = (...codes: number[]) => codes.reduce((sum, code) => sum + (answers.get(code) ?? 0), 0);
    return {
      requests: runs, operations: operations.size, done: of(200, 204), refused: runs - of(200, 204), failed: 0,
      'heap after': `${await heap.growth(runs >= LONG)} %`,
    };
  },
});
