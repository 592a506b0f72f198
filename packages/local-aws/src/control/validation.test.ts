import {
  CreateParticipantTokenCommand, CreateStageCommand, GetStageCommand, ListStagesCommand, ValidationException,
} from '@aws-sdk/client-ivs-realtime';
import { CreateChatTokenCommand, CreateRoomCommand, SendEventCommand } from '@aws-sdk/client-ivschat';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRig, type Rig } from '../rig.test.support.js';

let rig: Rig;
beforeAll(async () => { rig = await startRig(); });
afterAll(() => rig[Symbol.asyncDispose]());

const STAGE = 'arn:aws:ivs:us-east-1:000000000000:stage/AAAAAAAAAAAA';
const ROOM = 'arn:aws:ivschat:us-east-1:000000000000:room/AAAAAAAAAAAA';

const rejected: [what: string, command: () => Promise<unknown>, message: string][] = [
  ['a missing field', () => rig.realtime.send(new CreateParticipantTokenCommand({ stageArn: undefined })),
    "1 validation error detected: Value null at 'stageArn' failed to satisfy constraint: Member must not be null"],
  ['an ARN of something else', () => rig.realtime.send(new GetStageCommand({ arn: ROOM })),
    "Value 'arn:aws:ivschat:us-east-1:000000000000:room/AAAAAAAAAAAA' at 'arn' failed to satisfy constraint: "
    + 'Member must satisfy regular expression pattern: ^arn:aws:ivs:'],
  ['a name that is too long', () => rig.realtime.send(new CreateStageCommand({ name: 'a'.repeat(129) })),
    "at 'name' failed to satisfy constraint: Member must have length less than or equal to 128"],
  ['a name with a space', () => rig.ivschat.send(new CreateRoomCommand({ name: 'a b' })),
    "Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern"],
  ['a duration of zero', () => rig.realtime.send(new CreateParticipantTokenCommand({ stageArn: STAGE, duration: 0 })),
    "Value '0' at 'duration' failed to satisfy constraint: Member must have value greater than or equal to 1"],
  ['a session of more than three hours',
    () => rig.ivschat.send(new CreateChatTokenCommand({
      roomIdentifier: ROOM, userId: 'a', sessionDurationInMinutes: 181,
    })),
    'Member must have value less than or equal to 180'],
  ['a capability that is none',
    () => rig.realtime.send(new CreateParticipantTokenCommand({ stageArn: STAGE, capabilities: ['FLY' as 'PUBLISH'] })),
    "Value 'FLY' at 'capabilities.1.member' failed to satisfy constraint: "
    + 'Member must satisfy enum value set: [PUBLISH, SUBSCRIBE]'],
  ['attributes over 1 KB, which are not repeated',
    () => rig.ivschat.send(new SendEventCommand({
      roomIdentifier: ROOM, eventName: 'e', attributes: { a: 'é'.repeat(512) },
    })),
    "Value '***' at 'attributes' failed to satisfy constraint: Member must have a total size of at most 1 KB"],
  ['a page of none', () => rig.realtime.send(new ListStagesCommand({ maxResults: 0 })), "at 'maxResults'"],
  ['a token of no list', () => rig.realtime.send(new ListStagesCommand({ nextToken: 'bm9uZQ' })), 'Invalid nextToken'],
  ['thirteen token configurations',
    () => rig.realtime.send(new CreateStageCommand({ participantTokenConfigurations: Array<object>(13).fill({}) })),
    "at 'participantTokenConfigurations' failed to satisfy constraint: "
    + 'Member must have length less than or equal to 12'],
];

test.each(rejected)('%s is a ValidationException', async (_, command, message) => {
  await expect(command()).rejects.toMatchObject({
    name: 'ValidationException', message: expect.stringContaining(message), $metadata: { httpStatusCode: 400 },
  });
});

test('the exceptions are the typed ones of the SDKs', async () => {
  await expect(rig.realtime.send(new GetStageCommand({ arn: 'x' }))).rejects.toBeInstanceOf(ValidationException);
  await expect(rig.realtime.send(new GetStageCommand({ arn: STAGE })))
    .rejects.toMatchObject({ name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } });
  await expect(rig.ivschat.send(new CreateChatTokenCommand({ roomIdentifier: ROOM, userId: 'a' })))
    .rejects.toMatchObject({ name: 'ResourceNotFoundException', resourceId: 'AAAAAAAAAAAA', resourceType: 'ROOM' });
  await expect(rig.ivschat.send(new CreateRoomCommand({ maximumMessageLength: 501 })))
    .rejects.toMatchObject({ reason: 'FIELD_VALIDATION_FAILED', fieldList: [{ name: 'maximumMessageLength' }] });
});

describe('what no SDK would send', () => {
  const SIGNED = {
    authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ivs/aws4_request, Signature=0',
  };

  async function call(
    path: string, body: string, headers: Record<string, string> = SIGNED,
  ): Promise<[number, string | null]> {
    const response = await fetch(rig.aws.endpoint + path, { method: 'POST', body, headers });
    await response.text();
    return [response.status, response.headers.get('x-amzn-errortype')];
  }

  test.each([
    ['no such operation', '/CreateCastle', '{}', [404, 'UnknownOperationException']],
    ['a name from Object.prototype', '/constructor', '{}', [404, 'UnknownOperationException']],
    ['half a body', '/CreateStage', '{"name":', [400, 'SerializationException']],
    ['a body that is no object', '/CreateStage', '[1]', [400, 'SerializationException']],
    ['a body of null', '/CreateStage', 'null', [400, 'SerializationException']],
    ['a wrong type', '/CreateStage', '{"name":{"__proto__":1}}', [400, 'ValidationException']],
    ['a huge body', '/CreateStage', ' '.repeat(200_000), [413, 'RequestEntityTooLargeException']],
    ['a broken escape in a tag path', '/tags/%E0%A4%A', '{"tags":{}}', [400, 'ValidationException']],
  ])('%s', async (_, path, body, expected) => {
    expect(await call(path, body)).toEqual(expected);
  });

  test('no credentials', async () => {
    expect(await call('/ListStages', '{}', {})).toEqual([403, 'AccessDeniedException']);
  });

  test('keys of Object.prototype stay data', async () => {
    const body = '{"tags":{"__proto__":"a","constructor":"b","ok":"c"},"__proto__":{"name":"x"}}';
    const response = await fetch(`${rig.aws.endpoint}/CreateStage`, { method: 'POST', body, headers: SIGNED });
    const { stage } = await response.json() as { stage: { name: string; tags: object } };
    expect(stage).toMatchObject({ name: '', tags: { ok: 'c' } });
    expect(({} as { name?: string }).name).toBeUndefined();
  });
});
