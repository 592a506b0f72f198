import {
  DeleteRoomCommand, GetRoomCommand, ListRoomsCommand, ListTagsForResourceCommand, TagResourceCommand,
  UpdateRoomCommand,
} from '@aws-sdk/client-ivschat';
import { expect, test } from 'vitest';
import { createRoom, startRig } from '../rig.test.support.js';

const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:review';

test('a room is created with the defaults of AWS, read, updated and deleted', async () => {
  await using rig = await startRig();
  const identifier = await createRoom(rig, { name: 'talk', tags: { a: '1' } });
  expect(await rig.ivschat.send(new GetRoomCommand({ identifier }))).toMatchObject({
    arn: identifier, id: identifier.split('/')[1], name: 'talk', tags: { a: '1' },
    maximumMessageRatePerSecond: 10, maximumMessageLength: 500, createTime: expect.any(Date),
  });
  const updated = await rig.ivschat.send(new UpdateRoomCommand({
    identifier, maximumMessageLength: 100, messageReviewHandler: { uri: LAMBDA },
  }));
  expect(updated).toMatchObject({
    name: 'talk', maximumMessageLength: 100, messageReviewHandler: { uri: LAMBDA, fallbackResult: 'ALLOW' },
  });
  await rig.ivschat.send(new UpdateRoomCommand({ identifier, messageReviewHandler: { uri: '' } }));
  expect((await rig.ivschat.send(new GetRoomCommand({ identifier }))).messageReviewHandler).toBeUndefined();
  await rig.ivschat.send(new DeleteRoomCommand({ identifier }));
  await expect(rig.ivschat.send(new GetRoomCommand({ identifier }))).rejects.toMatchObject({ resourceType: 'ROOM' });
});

test('rooms are listed by name and by review handler', async () => {
  await using rig = await startRig();
  const a = await createRoom(rig, { name: 'a', messageReviewHandler: { uri: LAMBDA } });
  const b = await createRoom(rig, { name: 'b', messageReviewHandler: { uri: 'http://localhost:9/review' } });
  const listed = async (filter: object): Promise<(string | undefined)[]> =>
    (await rig.ivschat.send(new ListRoomsCommand(filter))).rooms?.map(({ arn }) => arn) ?? [];
  expect((await listed({})).sort()).toEqual([a, b].sort());
  expect(await listed({ name: 'b' })).toEqual([b]);
  expect(await listed({ messageReviewHandlerUri: LAMBDA })).toEqual([a]);
  const first = await rig.ivschat.send(new ListRoomsCommand({ maxResults: 1 }));
  const second = await rig.ivschat.send(new ListRoomsCommand({ maxResults: 1, nextToken: first.nextToken }));
  expect(second.nextToken).toBeUndefined();
  expect([first.rooms?.[0]?.arn, second.rooms?.[0]?.arn].sort()).toEqual([a, b].sort());
});

test('a handler is a Lambda function or an http(s) URL', async () => {
  await using rig = await startRig();
  for (const uri of ['ftp://localhost', 'review', 'arn:aws:s3:::bucket', 'http://', 'https://a b/']) {
    await expect(createRoom(rig, { messageReviewHandler: { uri } }))
      .rejects.toMatchObject({ name: 'ValidationException' });
  }
});

test('a room has tags', async () => {
  await using rig = await startRig();
  const resourceArn = await createRoom(rig);
  await rig.ivschat.send(new TagResourceCommand({ resourceArn, tags: { a: '1' } }));
  expect((await rig.ivschat.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ a: '1' });
});
