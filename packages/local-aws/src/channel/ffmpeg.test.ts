import { GetChannelCommand } from '@aws-sdk/client-ivs';
import { afterEach, expect, test, vi } from 'vitest';
import { createChannel, createRoom, createStage, startRig } from '../rig.test.support.js';
import { findFfmpeg } from './ffmpeg.js';

afterEach(() => { vi.unstubAllEnvs(); });

test('the one that FFMPEG_PATH names is used, and no other', () => {
  const path = findFfmpeg() as string;
  vi.stubEnv('FFMPEG_PATH', path);
  expect(findFfmpeg()).toBe(path);
  vi.stubEnv('FFMPEG_PATH', '/nowhere/ffmpeg');
  expect(findFfmpeg()).toBeUndefined();
});

test('without one nothing can be streamed, it is said, and all else works', async () => {
  vi.stubEnv('FFMPEG_PATH', '/nowhere/ffmpeg');
  await using rig = await startRig();
  expect([rig.aws.rtmp, rig.aws.ingest, rig.aws.certificate]).toEqual([undefined, undefined, undefined]);
  expect(rig.problems).toEqual(['nothing-can-be-streamed']);
  const { arn } = await createChannel(rig);
  expect((await rig.ivs.send(new GetChannelCommand({ arn }))).channel?.playbackUrl).toMatch(/\.m3u8$/);
  await Promise.all([createStage(rig), createRoom(rig)]);
  const refused = await fetch(`${rig.aws.endpoint}/_test-card`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ channelArn: arn, on: true }),
  });
  expect(refused.ok).toBe(false);
});
