import {
  DeletePublicKeyCommand, DeleteStageCommand, DisconnectParticipantCommand, GetParticipantCommand, GetStageCommand,
  GetStageSessionCommand, ImportPublicKeyCommand, ListParticipantsCommand, ListStagesCommand, ListStageSessionsCommand,
  type ListParticipantsRequest,
} from '@aws-sdk/client-ivs-realtime';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { expect, test, vi } from 'vitest';
import { createStage, join, joinWith, startRig } from '../rig.test.support.js';

test('who has joined is listed, filtered, described and disconnected', async () => {
  await using rig = await startRig();
  const stageArn = await createStage(rig);
  const ann = await join(rig, stageArn, 'ann');
  const ben = await join(rig, stageArn, 'ben');
  const sessionId = (await rig.realtime.send(new GetStageCommand({ arn: stageArn }))).stage?.activeSessionId as string;
  expect((await rig.realtime.send(new ListStagesCommand({}))).stages?.[0]?.activeSessionId).toBe(sessionId);
  expect((await rig.realtime.send(new GetStageSessionCommand({ stageArn, sessionId }))).stageSession)
    .toMatchObject({ sessionId, startTime: expect.any(Date) });

  const listed = async (filter: Partial<ListParticipantsRequest>): Promise<(string | undefined)[]> => {
    const { participants } = await rig.realtime.send(new ListParticipantsCommand({ stageArn, sessionId, ...filter }));
    return participants?.map(({ userId }) => userId) ?? [];
  };
  expect((await listed({})).sort()).toEqual(['ann', 'ben']);
  expect(await listed({ filterByUserId: 'ben' })).toEqual(['ben']);
  expect(await listed({ filterByPublished: true })).toEqual([]);
  expect(await listed({ filterByRecordingState: 'ACTIVE' })).toEqual([]);
  await expect(listed({ filterByUserId: 'ben', filterByState: 'CONNECTED' }))
    .rejects.toMatchObject({ name: 'ValidationException', message: expect.stringContaining('Only one filter') });

  const { participantId } = ben;
  expect((await rig.realtime.send(new GetParticipantCommand({ stageArn, sessionId, participantId }))).participant)
    .toMatchObject({
      participantId, userId: 'ben', state: 'CONNECTED', published: false, firstJoinTime: expect.any(Date),
    });
  await rig.realtime.send(new DisconnectParticipantCommand({ stageArn, participantId, reason: 'spam' }));
  await vi.waitFor(async () => expect(await listed({ filterByState: 'DISCONNECTED' })).toEqual(['ben']));
  expect(await listed({ filterByState: 'CONNECTED' })).toEqual(['ann']);

  ann.socket.close();
  await vi.waitFor(async () => {
    const { stageSessions } = await rig.realtime.send(new ListStageSessionsCommand({ stageArn }));
    expect(stageSessions).toMatchObject([{ sessionId, endTime: expect.any(Date) }]);
  });
  expect((await rig.realtime.send(new GetStageCommand({ arn: stageArn }))).stage?.activeSessionId).toBeUndefined();
});

test('deleting a stage ends the participation of everybody', async () => {
  await using rig = await startRig();
  const arn = await createStage(rig);
  const { socket } = await join(rig, arn, 'ann');
  const closed = new Promise((resolve) => { socket.once('close', resolve); });
  await rig.realtime.send(new DeleteStageCommand({ arn }));
  await closed;
});

test('a token signed with an imported key opens the stage until the key is deleted', async () => {
  await using rig = await startRig();
  const stageArn = await createStage(rig);
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
  const publicKeyMaterial = await exportSPKI(publicKey);
  const imported = await rig.realtime.send(new ImportPublicKeyCommand({ publicKeyMaterial }));
  const { stage } = await rig.realtime.send(new GetStageCommand({ arn: stageArn }));
  const arn = imported.publicKey?.arn as string;
  const signed = (jti: string): Promise<string> => new SignJWT({
    jti, resource: stageArn, topic: stageArn.split('/')[1], user_id: 'ann', attributes: {}, version: '1.0',
    capabilities: { allow_publish: true, allow_subscribe: true },
    whip_url: stage?.endpoints?.whip, events_url: stage?.endpoints?.events,
  }).setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: arn }).setIssuedAt().setExpirationTime('5m').sign(privateKey);
  await joinWith(rig, stageArn, await signed('selfsigned1'));
  await rig.realtime.send(new DeletePublicKeyCommand({ arn }));
  await expect(joinWith(rig, stageArn, await signed('selfsigned2'))).rejects.toThrow('JOIN_ERROR');
});
