import { generateKeyPairSync, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreatePlaybackRestrictionPolicyCommand, CreateRecordingConfigurationCommand, GetChannelCommand, GetStreamKeyCommand,
  ImportPlaybackKeyPairCommand, ListPlaybackKeyPairsCommand, UpdateChannelCommand,
} from '@aws-sdk/client-ivs';
import {
  CreateEncoderConfigurationCommand, CreateParticipantTokenCommand, CreateStageCommand, CreateStorageConfigurationCommand,
  DeleteStageCommand, ListEncoderConfigurationsCommand, ListStagesCommand, ListStorageConfigurationsCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ivs-realtime';
import { ListRoomsCommand } from '@aws-sdk/client-ivschat';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChannel, createRoom, createStage, joinWith, startRig } from '../rig.test.support.js';
import { SnapshotWriter } from './snapshot.js';
import { Store } from './store.js';

let data: string;
beforeEach(async () => { data = await mkdtemp(join(tmpdir(), 'local-aws-')); });
afterEach(() => rm(data, { recursive: true }));

test('stages, rooms, tags and the signing key are there after a restart', async () => {
  const signingKey = async (): Promise<string> => (await Store.open(data)).signingKey;
  let arn: string | undefined;
  let room: string;
  {
    await using rig = await startRig({ data });
    arn = (await rig.realtime.send(new CreateStageCommand({ name: 'kept' }))).stage?.arn;
    await rig.realtime.send(new TagResourceCommand({ resourceArn: arn, tags: { a: '1' } }));
    const gone = await rig.realtime.send(new CreateStageCommand({}));
    await rig.realtime.send(new DeleteStageCommand({ arn: gone.stage?.arn }));
    room = await createRoom(rig, { name: 'kept', maximumMessageLength: 7 });
  }
  const key = await signingKey();
  await using rig = await startRig({ data });
  expect((await rig.realtime.send(new ListStagesCommand({}))).stages)
    .toMatchObject([{ arn, name: 'kept', tags: { a: '1' } }]);
  expect((await rig.ivschat.send(new ListRoomsCommand({}))).rooms).toMatchObject([{ arn: room, name: 'kept' }]);
  expect(await signingKey()).toBe(key);
  expect((await stat(join(data, 'local-aws.json'))).mode & 0o077).toBe(0);
});

test('channels with their keys, policies and configurations are there after a restart', async () => {
  const port = await freePort();
  const publicKeyMaterial = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    .publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const s3 = { bucketName: 'recordings' };
  let before;
  let key;
  {
    await using rig = await startRig({ data, port, rtmpPort: 0, ingestPort: 0 });
    const { recordingConfiguration } =
      await rig.ivs.send(new CreateRecordingConfigurationCommand({ destinationConfiguration: { s3 } }));
    const { playbackRestrictionPolicy } = await rig.ivs.send(new CreatePlaybackRestrictionPolicyCommand({}));
    const { arn, streamKeyArn } = await createChannel(rig, { name: 'kept' });
    before = (await rig.ivs.send(new UpdateChannelCommand({
      arn, authorized: true, recordingConfigurationArn: recordingConfiguration?.arn,
      playbackRestrictionPolicyArn: playbackRestrictionPolicy?.arn,
    }))).channel;
    key = (await rig.ivs.send(new GetStreamKeyCommand({ arn: streamKeyArn }))).streamKey;
    await rig.ivs.send(new ImportPlaybackKeyPairCommand({ publicKeyMaterial, name: 'kept' }));
    await rig.realtime.send(new CreateEncoderConfigurationCommand({ name: 'kept' }));
    await rig.realtime.send(new CreateStorageConfigurationCommand({ name: 'kept', s3 }));
  }
  await using rig = await startRig({ data, port, rtmpPort: 0, ingestPort: 0 });
  expect((await rig.ivs.send(new GetChannelCommand({ arn: before?.arn }))).channel)
    .toEqual({ ...before, ingestEndpoint: rig.aws.ingest });
  expect((await rig.ivs.send(new GetStreamKeyCommand({ arn: key?.arn }))).streamKey).toEqual(key);
  expect((await rig.ivs.send(new ListPlaybackKeyPairsCommand({}))).keyPairs).toMatchObject([{ name: 'kept' }]);
  expect((await rig.realtime.send(new ListEncoderConfigurationsCommand({}))).encoderConfigurations)
    .toMatchObject([{ name: 'kept' }]);
  expect((await rig.realtime.send(new ListStorageConfigurationsCommand({}))).storageConfigurations)
    .toMatchObject([{ name: 'kept', s3 }]);
});

test('a snapshot from before there were channels is read', async () => {
  const { signingKey } = await Store.open();
  await writeFile(join(data, 'local-aws.json'), JSON.stringify({
    version: 1, signingKey, stages: [], publicKeys: [], rooms: [],
  }));
  await using rig = await startRig({ data });
  await createChannel(rig);
});

test('a participant token from before a restart opens the stage after it', async () => {
  const port = await freePort();
  let arn: string;
  let token: string;
  {
    await using rig = await startRig({ data, port, rtmpPort: 0, ingestPort: 0 });
    arn = await createStage(rig);
    const { participantToken } = await rig.realtime.send(new CreateParticipantTokenCommand({ stageArn: arn }));
    token = participantToken?.token as string;
  }
  await using rig = await startRig({ data, port, rtmpPort: 0, ingestPort: 0 });
  await joinWith(rig, arn, token);
});

/**
 * The token holds the URLs of the stage, so it is the same port before and after. Below those that the system hands out
 * itself: between the two, it would.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(11_000, 32_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(() => true, () => false);
    server.close();
    if (isFree) return port;
  }
}

test('what was acknowledged is on disk before the answer, however the process ends', async () => {
  await using rig = await startRig({ data });
  const created = await Promise.all(Array.from({ length: 40 }, (_, n) =>
    rig.realtime.send(new CreateStageCommand({ name: `s${n}` }))));
  // Nothing is closed: this is what a kill -9 would leave behind.
  const stored = JSON.parse(await readFile(join(data, 'local-aws.json'), 'utf8')) as { stages: { arn: string }[] };
  expect(stored.stages.map(({ arn }) => arn).sort()).toEqual(created.map(({ stage }) => stage?.arn).sort());
});

test('a burst of changes costs two writes', async () => {
  let snapshots = 0;
  const writer = new SnapshotWriter(data, () => ({ n: snapshots += 1 }));
  await Promise.all(Array.from({ length: 100 }, () => writer.write()));
  expect(snapshots).toBeLessThanOrEqual(2);
  expect(await readdir(data)).toEqual(['local-aws.json']);
});

test('a directory with something else in it is refused, not overwritten', async () => {
  await writeFile(join(data, 'local-aws.json'), '{"version":2}');
  await expect(startRig({ data })).rejects.toThrow('not a snapshot of this version');
  await writeFile(join(data, 'local-aws.json'), '{"version":');
  await expect(startRig({ data })).rejects.toThrow(SyntaxError);
});
