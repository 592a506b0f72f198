/** The unmodified IVS player and hls.js in a real browser, against a running local-aws. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateRecordingConfigurationCommand, ImportPlaybackKeyPairCommand, PutMetadataCommand, StopStreamCommand,
} from '@aws-sdk/client-ivs';
import { importPKCS8, SignJWT } from 'jose';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createChannel, startRig, switchTestCard, type Rig, type TestChannel } from '../rig.test.support.js';
import { keyPair, launchBrowser } from '../stage/testbed.test.support.js';
import { servePlayers, untilLive, Viewer, type PlayerPage } from './testbed.test.support.js';

let browser: Browser;
let data: string;
let rig: Rig;
let players: PlayerPage;
let channel: TestChannel;
let url: string;
let open: Viewer[] = [];

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'players-'));
  [browser, rig, players] = await Promise.all([launchBrowser(), startRig({ data }), servePlayers()]);
  const { recordingConfiguration } = await rig.ivs.send(new CreateRecordingConfigurationCommand({
    destinationConfiguration: { s3: { bucketName: 'kept' } },
  }));
  channel = await createChannel(rig, { recordingConfigurationArn: recordingConfiguration?.arn });
  await switchTestCard(rig, channel.arn, true);
  url = await untilLive(rig, channel.arn);
});
afterEach(async () => {
  await Promise.all(open.map((viewer) => viewer.close()));
  open = [];
});
afterAll(async () => {
  await browser.close();
  await Promise.all([rig[Symbol.asyncDispose](), players.close()]);
  await rm(data, { recursive: true });
});

async function watch(player: 'ivs' | 'hls', what = url): Promise<Viewer> {
  const viewer = await Viewer.open(browser, players);
  open.push(viewer);
  await viewer.play(player, what);
  return viewer;
}

/** What may be sent, up to the 1,024 bytes of PutMetadata, with characters of one to four bytes. */
const TEXTS = ['{"type":"quiz"}', 'déjà vu, 質問 🎉', '𝄞'.repeat(256), 'x'.repeat(1024), 'y'.repeat(1023), 'Ω'];

it.each(['ivs', 'hls'] as const)('%s plays, with every cue exact, once, in order and on time (S2.10, S3.4)', async (player) => {
  const viewer = await watch(player);
  await viewer.sees('Playing');
  expect((await viewer.picture()).width / (await viewer.picture()).height).toBeCloseTo(16 / 9, 2);
  for (const metadata of TEXTS) {
    await rig.ivs.send(new PutMetadataCommand({ channelArn: channel.arn, metadata }));
  }
  await expect.poll(async () => (await viewer.events('cue')).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(TEXTS.length);
  const cues = await viewer.events('cue');
  expect(cues.map(({ text }) => text)).toEqual(TEXTS);
  for (const { description, position = NaN, startTime = NaN } of cues) {
    expect(description).toBe('metadata.live-video.net');
    // Never before its picture; how long after is the browser's own affair on a busy machine.
    expect(position - startTime).toBeGreaterThan(-0.1);
    expect(position - startTime).toBeLessThan(2);
  }
  expect(await viewer.events('error')).toEqual([]);
});

it('has two qualities, and the player changes to the lower one', async () => {
  const viewer = await watch('ivs');
  await viewer.sees('Playing');
  const names = await viewer.page.evaluate('viewer.player.getQualities().map(({ name, width, height }) => [name, width, height])');
  expect(names).toEqual([['720p30', 1280, 720], ['360p30', 640, 360]]);
  await viewer.page.evaluate('viewer.player.setQuality(viewer.player.getQualities()[1])');
  await expect.poll(async () => (await viewer.picture()).height, { timeout: 20_000 }).toBe(360);
  const { currentTime } = await viewer.picture();
  await expect.poll(async () => (await viewer.picture()).currentTime, { timeout: 20_000 }).toBeGreaterThan(currentTime + 1);
  expect(await viewer.events('error')).toEqual([]);
});

it('a private channel plays with its token, and with no other (S1.9)', async () => {
  const { privateKey, publicKey } = keyPair();
  await rig.ivs.send(new ImportPlaybackKeyPairCommand({ publicKeyMaterial: publicKey }));
  const hidden = await createChannel(rig, { authorized: true });
  await switchTestCard(rig, hidden.arn, true);
  const hiddenUrl = await untilLive(rig, hidden.arn);
  const signing = await importPKCS8(privateKey, 'ES384');
  const withToken = async (channelArn: string, expires: string): Promise<string> => {
    const token = new SignJWT({ 'aws:channel-arn': channelArn, 'aws:access-control-allow-origin': players.origin });
    return `${hiddenUrl}?token=${await token.setProtectedHeader({ alg: 'ES384' }).setExpirationTime(expires).sign(signing)}`;
  };
  const viewer = await watch('ivs', await withToken(hidden.arn, '1 minute'));
  await viewer.sees('Playing');
  const refused = await Promise.all([
    watch('ivs', hiddenUrl), watch('ivs', await withToken(channel.arn, '1 minute')),
    watch('ivs', await withToken(hidden.arn, '-1 minute')),
  ]);
  for (const each of refused) expect(await each.sees('error')).toMatchObject({ code: 403 });
  expect(await viewer.events('error')).toEqual([]);
  await rig.ivs.send(new StopStreamCommand({ channelArn: hidden.arn }));
});

it('ends for who watches when the stream is stopped, is an error for who comes after, and plays from the recording', async () => {
  const viewers = await Promise.all([watch('ivs'), watch('hls')]);
  await Promise.all(viewers.map((viewer) => viewer.sees('Playing')));
  await rig.ivs.send(new StopStreamCommand({ channelArn: channel.arn }));
  await Promise.all(viewers.map((viewer) => viewer.sees('Ended')));
  const late = await watch('ivs');
  expect(await late.sees('error')).toMatchObject({ code: 404 });

  const recorded = await watch('hls', await recordingUrl());
  await recorded.sees('Playing');
  await recorded.page.evaluate("document.querySelector('video').currentTime = 1e6");
  await recorded.sees('Ended');
  expect((await recorded.picture()).duration).toBeGreaterThan(2);
});

/** Where the only recording can be played from, when it is whole. */
async function recordingUrl(): Promise<string> {
  const bucket = join(data, 'recordings', 'kept');
  const master = await vi.waitFor(async () => {
    const found = (await readdir(bucket, { recursive: true })).find((path) => path.endsWith('master.m3u8'));
    expect(found).toBeDefined();
    return found;
  }, { timeout: 10_000 });
  return `${rig.aws.endpoint}/recording/kept/${master}`;
}
