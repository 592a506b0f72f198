import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  CreateStageCommand, DeletePublicKeyCommand, DeleteStageCommand, DisconnectParticipantCommand, GetPublicKeyCommand,
  GetStageCommand, GetStageSessionCommand, ImportPublicKeyCommand, IVSRealTimeClient, ListParticipantsCommand,
  ListPublicKeysCommand, ListStagesCommand, ListStageSessionsCommand, ListTagsForResourceCommand, paginateListStages,
  TagResourceCommand, UntagResourceCommand, UpdateStageCommand,
} from '@aws-sdk/client-ivs-realtime';
import { expect, test } from 'vitest';
import { clientConfig, createStage, startRig } from '../rig.test.support.js';

test('a stage is created, read, updated, listed and deleted', async () => {
  await using rig = await startRig();
  const { stage, participantTokens } = await rig.realtime.send(new CreateStageCommand({
    name: 'live',
    tags: { team: 'a' },
    participantTokenConfigurations: [
      { userId: 'host', attributes: { name: 'Ann' }, duration: 5 }, { capabilities: ['SUBSCRIBE'] },
    ],
  }));
  expect(stage?.arn).toMatch(/^arn:aws:ivs:us-east-1:000000000000:stage\/[a-zA-Z0-9]{12}$/);
  expect(stage).toMatchObject({
    name: 'live', tags: { team: 'a' }, endpoints: { whip: expect.stringMatching(/^http:/) },
  });
  expect(participantTokens).toMatchObject([
    { userId: 'host', attributes: { name: 'Ann' }, duration: 5, capabilities: ['PUBLISH', 'SUBSCRIBE'] },
    { duration: 720, capabilities: ['SUBSCRIBE'], expirationTime: expect.any(Date) },
  ]);
  const arn = stage?.arn;
  await rig.realtime.send(new UpdateStageCommand({ arn, name: 'later' }));
  expect((await rig.realtime.send(new GetStageCommand({ arn }))).stage)
    .toMatchObject({ name: 'later', tags: { team: 'a' } });
  expect((await rig.realtime.send(new ListStagesCommand({}))).stages).toMatchObject([{ arn, name: 'later' }]);
  await rig.realtime.send(new DeleteStageCommand({ arn }));
  await expect(rig.realtime.send(new GetStageCommand({ arn }))).rejects.toThrow('not found');
});

test('a stage that nobody has joined has no sessions and no participants', async () => {
  await using rig = await startRig();
  const stageArn = await createStage(rig);
  expect((await rig.realtime.send(new ListStageSessionsCommand({ stageArn }))).stageSessions).toEqual([]);
  const nowhere = { stageArn, sessionId: 'st-AAAAAAAAAAAAA' };
  for (const command of [new GetStageSessionCommand(nowhere), new ListParticipantsCommand(nowhere)]) {
    await expect(rig.realtime.send(command as GetStageSessionCommand))
      .rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  }
  await expect(rig.realtime.send(new DisconnectParticipantCommand({ stageArn, participantId: 'nobody' })))
    .rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('pages neither repeat nor skip a stage when others come and go between them', async () => {
  await using rig = await startRig();
  const arns: string[] = [];
  for (let n = 0; n < 7; n += 1) arns.push(await createStage(rig));
  const seen: (string | undefined)[] = [];
  for await (const page of paginateListStages({ client: rig.realtime, pageSize: 3 }, {})) {
    seen.push(...(page.stages ?? []).map(({ arn }) => arn));
    // The last of the page just read: the cursor itself is gone.
    if (seen.length === 3) await rig.realtime.send(new DeleteStageCommand({ arn: seen[2] }));
  }
  expect([...seen].sort()).toEqual([...arns].sort());
});

test('a Region has its own stages, and an ARN says which', async () => {
  await using rig = await startRig();
  const elsewhere = new IVSRealTimeClient(clientConfig(rig.aws.endpoint, { region: 'eu-west-1' }));
  await createStage(rig);
  const { stage } = await elsewhere.send(new CreateStageCommand({}));
  expect(stage?.arn).toMatch(/^arn:aws:ivs:eu-west-1:/);
  expect((await elsewhere.send(new ListStagesCommand({}))).stages).toHaveLength(1);
  elsewhere.destroy();
});

const publicKey = (namedCurve = 'P-384'): string => generateKeyPairSync('ec', { namedCurve })
  .publicKey.export({ type: 'spki', format: 'pem' }) as string;

test('at most three public keys, each once, with the MD5 of the DER as fingerprint', async () => {
  await using rig = await startRig();
  const publicKeyMaterial = publicKey();
  const { publicKey: imported } = await rig.realtime.send(new ImportPublicKeyCommand({ publicKeyMaterial, name: 'k' }));
  const der = createPublicKey(publicKeyMaterial).export({ type: 'spki', format: 'der' });
  expect(imported?.fingerprint?.replaceAll(':', '')).toBe(createHash('md5').update(der).digest('hex'));
  expect((await rig.realtime.send(new GetPublicKeyCommand({ arn: imported?.arn }))).publicKey)
    .toMatchObject({ publicKeyMaterial, name: 'k' });

  await expect(rig.realtime.send(new ImportPublicKeyCommand({ publicKeyMaterial })))
    .rejects.toMatchObject({ name: 'ConflictException' });
  const broken = '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----';
  for (const material of [publicKey('P-256'), 'nonsense', broken]) {
    await expect(rig.realtime.send(new ImportPublicKeyCommand({ publicKeyMaterial: material })))
      .rejects.toMatchObject({ name: 'ValidationException' });
  }
  for (let n = 0; n < 2; n += 1) {
    await rig.realtime.send(new ImportPublicKeyCommand({ publicKeyMaterial: publicKey() }));
  }
  await expect(rig.realtime.send(new ImportPublicKeyCommand({ publicKeyMaterial: publicKey() })))
    .rejects.toMatchObject({ name: 'ServiceQuotaExceededException', $metadata: { httpStatusCode: 402 } });
  await rig.realtime.send(new DeletePublicKeyCommand({ arn: imported?.arn }));
  expect((await rig.realtime.send(new ListPublicKeysCommand({}))).publicKeys).toHaveLength(2);
});

test('tags are added, replaced and removed', async () => {
  await using rig = await startRig();
  const resourceArn = await createStage(rig);
  await rig.realtime.send(new TagResourceCommand({ resourceArn, tags: { a: '1', b: '2' } }));
  await rig.realtime.send(new TagResourceCommand({ resourceArn, tags: { b: '3', c: '4' } }));
  await rig.realtime.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a', 'c'] }));
  expect((await rig.realtime.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ b: '3' });
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`k${n}`, '']));
  await expect(rig.realtime.send(new TagResourceCommand({ resourceArn, tags: many })))
    .rejects.toMatchObject({ name: 'ValidationException' });
});
