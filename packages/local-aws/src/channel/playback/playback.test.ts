/** Who may watch what, and what they are given: as players ask, over HTTP. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import {
  BatchStartViewerSessionRevocationCommand, CreatePlaybackRestrictionPolicyCommand, GetStreamCommand,
  ImportPlaybackKeyPairCommand, PutMetadataCommand, StartViewerSessionRevocationCommand,
  UpdatePlaybackRestrictionPolicyCommand,
} from '@aws-sdk/client-ivs';
import { importPKCS8, SignJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createChannel, startRig, switchTestCard, type Rig, type TestChannel } from '../../rig.test.support.js';
import { demux, textsIn } from '../mpegts/demux.test.support.js';
import { PIDS } from '../mpegts/tables.js';
import { textOf, untilLive, urlsIn } from '../testbed.test.support.js';

const pair = () => generateKeyPairSync('ec', {
  namedCurve: 'P-384',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const ours = pair();
const other = pair();

let rig: Rig;
let open: TestChannel;
let openUrl: string;
let hidden: TestChannel;
let hiddenUrl: string;

beforeAll(async () => {
  rig = await startRig();
  // Two keys: a token does not say which one has signed it.
  for (const { publicKey } of [pair(), ours]) {
    await rig.ivs.send(new ImportPlaybackKeyPairCommand({ publicKeyMaterial: publicKey }));
  }
  [open, hidden] = await Promise.all([createChannel(rig), createChannel(rig, { authorized: true })]);
  await Promise.all([open, hidden].map(({ arn }) => switchTestCard(rig, arn, true)));
  [openUrl, hiddenUrl] = await Promise.all([untilLive(rig, open.arn), untilLive(rig, hidden.arn)]);
});
afterAll(() => rig[Symbol.asyncDispose]());

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

async function token(claims: { readonly [name: string]: unknown } = {}, { privateKey } = ours): Promise<string> {
  const payload: JWTPayload = { 'aws:channel-arn': hidden.arn, exp: inSeconds(60), ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES384', typ: 'JWT' }).sign(await importPKCS8(privateKey, 'ES384'));
}

const withToken = async (...of: Parameters<typeof token>): Promise<string> => `${hiddenUrl}?token=${await token(...of)}`;

async function statusOf(url: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, { headers });
  await response.arrayBuffer();
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  return response.status;
}

test('a public channel: two qualities, a window of segments, each one there to be fetched', async () => {
  const master = await textOf(openUrl);
  expect(master).toMatch(/RESOLUTION=1280x720,CODECS="avc1\.4D401F,mp4a\.40\.2",VIDEO="720p30",FRAME-RATE=30\.000/);
  const variants = urlsIn(master, openUrl);
  expect(variants).toHaveLength(2);
  const counters = new Map<number, number>();
  for (const variant of variants) {
    const playlist = await vi.waitFor(async () => {
      const text = await textOf(variant);
      expect(urlsIn(text, variant).length).toBeGreaterThanOrEqual(3);
      return text;
    }, { timeout: 20_000 });
    expect(playlist).toContain('#EXT-X-TARGETDURATION:1\n');
    expect(playlist).not.toContain('ENDLIST');
    const dates = [...playlist.matchAll(/DATE-TIME:(.+)/g)].map(([, date]) => Date.parse(date as string));
    expect(Math.abs(Date.now() - (dates.at(-1) as number))).toBeLessThan(30_000);
    counters.clear();
    for (const url of urlsIn(playlist, variant)) {
      const response = await fetch(url);
      expect(response.headers.get('content-type')).toBe('video/mp2t');
      demux(Buffer.from(await response.arrayBuffer()), counters);
    }
  }
});

test('a viewer is counted from the first playlist on, once (S2.16)', async () => {
  const viewers = async (): Promise<number> =>
    (await rig.ivs.send(new GetStreamCommand({ channelArn: hidden.arn }))).stream?.viewerCount ?? NaN;
  expect(await viewers()).toBe(0);
  for (let viewer = 0; viewer < 2; viewer += 1) {
    const url = await withToken();
    const variants = urlsIn(await textOf(url), url);
    for (const variant of [...variants, ...variants]) await textOf(variant);
  }
  expect(await viewers()).toBe(2);
});

test('PutMetadata is in the segment that is made, in both renditions (S3.4)', async () => {
  await rig.ivs.send(new PutMetadataCommand({ channelArn: open.arn, metadata: 'now 🎉' }));
  for (const variant of urlsIn(await textOf(openUrl), openUrl)) {
    await vi.waitFor(async () => {
      const segments = await Promise.all(urlsIn(await textOf(variant), variant).map(async (url) =>
        demux(Buffer.from(await (await fetch(url)).arrayBuffer())).packets));
      const texts = segments.flat().filter(({ pid }) => pid === PIDS.metadata).flatMap(({ content }) => textsIn(content));
      expect(texts).toEqual([['metadata.live-video.net', 'now 🎉']]);
    }, { timeout: 10_000 });
  }
  rig.aws.faults.channel.loseMetadata(open.id, true);
  await rig.ivs.send(new PutMetadataCommand({ channelArn: open.arn, metadata: 'lost' }));
  rig.aws.faults.channel.loseMetadata(open.id, false);
});

test('a private channel wants a token of its own, signed by an imported key, that has not expired (S1.9)', async () => {
  expect(await statusOf(await withToken())).toBe(200);
  const refused = [
    hiddenUrl,
    `${hiddenUrl}?token=`,
    `${hiddenUrl}?token=a.b.c`,
    await withToken({ exp: inSeconds(-10) }),
    await withToken({ exp: undefined }),
    await withToken({ 'aws:channel-arn': open.arn }),
    await withToken({}, other),
    await withToken({ 'aws:viewer-id': 'x'.repeat(41) }),
    await withToken({ 'aws:viewer-id': 'ann', exp: inSeconds(660) }),
    await withToken({ 'aws:single-use-uuid': 'no uuid' }),
  ];
  for (const url of refused) expect([url, await statusOf(url)]).toEqual([url, 403]);
});

test('a token that is used once is refused the second time', async () => {
  const url = await withToken({ 'aws:single-use-uuid': '3f0e7b1a-1c5e-4b7e-9a53-0d5a3c1f2b11' });
  expect([await statusOf(url), await statusOf(url)]).toEqual([200, 403]);
});

test('below the master playlist of a private channel only who has been let in goes on, without the token', async () => {
  const url = await withToken();
  const [variant = ''] = urlsIn(await textOf(url), url);
  expect(variant).not.toContain('token');
  const [segment = ''] = urlsIn(await textOf(variant), variant);
  expect(await statusOf(segment)).toBe(200);
  const viewer = new URL(variant).pathname.split('/')[4] as string;
  for (const [guess, status] of [['', 404], ['x', 403], [viewer.slice(1), 403]] as const) {
    expect(await statusOf(segment.replace(`/${viewer}/`, guess ? `/${guess}/` : '/'))).toBe(guess ? status : 403);
  }
  // Let in to one channel is not let in to another.
  expect(await statusOf(variant.replace(hidden.id, open.id))).toBe(404);
});

test('a viewer whose sessions are revoked is shut out at once, and comes back with a higher version only', async () => {
  const ann = { 'aws:viewer-id': 'ann' };
  const urls = await Promise.all([
    withToken(ann), withToken({ ...ann, 'aws:viewer-session-version': 3 }), withToken({ 'aws:viewer-id': 'bob' }), withToken(),
  ]);
  const variants = await Promise.all(urls.map(async (url) => urlsIn(await textOf(url), url)[0] as string));
  const now = (all: readonly string[]): Promise<number[]> => Promise.all(all.map((url) => statusOf(url)));
  await rig.ivs.send(new StartViewerSessionRevocationCommand({ channelArn: hidden.arn, viewerId: 'ann' }));
  expect([await now(urls), await now(variants)]).toEqual([[403, 200, 200, 200], [403, 200, 200, 200]]);

  const missing = 'arn:aws:ivs:us-east-1:000000000000:channel/none';
  const { errors } = await rig.ivs.send(new BatchStartViewerSessionRevocationCommand({
    viewerSessions: [
      { channelArn: hidden.arn, viewerId: 'ann', viewerSessionVersionsLessThanOrEqualTo: 3 },
      { channelArn: missing, viewerId: 'bob' },
    ],
  }));
  expect(errors).toEqual([
    { channelArn: missing, viewerId: 'bob', code: 'ResourceNotFoundException', message: expect.any(String) as string },
  ]);
  expect([await now(urls), await now(variants)]).toEqual([[403, 403, 200, 200], [403, 403, 200, 200]]);
  expect(await statusOf(await withToken({ ...ann, 'aws:viewer-session-version': 4 }))).toBe(200);
});

test('the origins of a token, and strict ones', async () => {
  const site = { origin: 'https://live.example.com' };
  const loose = await withToken({ 'aws:access-control-allow-origin': 'https://a.test, https://*.example.com' });
  expect(await statusOf(loose, site)).toBe(200);
  expect(await statusOf(loose, { origin: 'https://evil.test' })).toBe(403);
  expect(await statusOf(loose, { origin: 'https://example.com.evil.test' })).toBe(403);
  expect(await statusOf(loose)).toBe(200);
  const strict = await withToken({
    'aws:access-control-allow-origin': 'https://live.example.com', 'aws:strict-origin-enforcement': true,
  });
  expect(await statusOf(strict)).toBe(403);
  const [variant = ''] = urlsIn(await textOf(strict, site), strict);
  expect([await statusOf(variant), await statusOf(variant, site)]).toEqual([403, 200]);
});

test('a playback restriction policy, which may change while the channel is live', async () => {
  const site = { origin: 'https://site.test' };
  const { playbackRestrictionPolicy } = await rig.ivs.send(new CreatePlaybackRestrictionPolicyCommand({
    allowedOrigins: [site.origin], enableStrictOriginEnforcement: true,
  }));
  const arn = playbackRestrictionPolicy?.arn;
  const limited = await createChannel(rig, { playbackRestrictionPolicyArn: arn });
  await switchTestCard(rig, limited.arn, true);
  const url = await untilLive(rig, limited.arn);
  expect([await statusOf(url), await statusOf(url, { origin: 'https://evil.test' })]).toEqual([403, 403]);
  const [variant = ''] = urlsIn(await textOf(url, site), url);
  expect([await statusOf(variant), await statusOf(variant, site)]).toEqual([403, 200]);
  await rig.ivs.send(new UpdatePlaybackRestrictionPolicyCommand({
    arn, allowedOrigins: [], enableStrictOriginEnforcement: false, allowedCountries: ['CH'],
  }));
  expect([await statusOf(url), await statusOf(url, { 'cloudfront-viewer-country': 'CH' })]).toEqual([403, 200]);
});

/** Of a path as it is: `fetch` would tidy it. */
async function statusOfPath(path: string): Promise<number | undefined> {
  const asked = get({ host: '127.0.0.1', port: new URL(rig.aws.endpoint).port, path });
  const [response] = await once(asked, 'response') as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

test('what is not there is not found, and a page may ask about it', async () => {
  const idle = await createChannel(rig);
  for (const path of [
    `/channel/${idle.id}/master.m3u8`, '/channel/nothing/master.m3u8', '/channel/', '/channel', `/channel/${open.id}`,
    `/channel/${open.id}/st-x/y/720p30/playlist.m3u8`, `/channel/${open.id}/%2e%2e/master.m3u8`,
    '/channel/__proto__/master.m3u8', '/recording', '/recording/../local-aws.json', '/recording/%2e%2e/local-aws.json',
    '/recording/..%2flocal-aws.json', '/recording/a//b.ts', '/recording/a/.json', '/recording/a\\..\\b.json',
  ]) expect([path, await statusOfPath(path)]).toEqual([path, 404]);
  expect((await fetch(openUrl, { method: 'OPTIONS' })).status).toBe(204);
  expect((await fetch(openUrl, { method: 'POST' })).status).toBe(405);
  expect(await (await fetch(openUrl, { method: 'HEAD' })).text()).toBe('');
  expect(rig.problems).toEqual([]);
});
