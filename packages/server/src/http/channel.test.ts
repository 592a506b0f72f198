import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChannelEvent } from '../testing/channel-event.test.support.js';
import { problemOf } from '../testing/problem.test.support.js';
import { Rig } from '../testing/rig.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start()));
afterAll(() => rig[Symbol.asyncDispose]());

interface Ingest {
  readonly server: string;
  readonly web: string;
  readonly key: string;
  readonly playbackUrl: string;
}

test('S2.3 S3.2 host and cohost learn how to stream, and nobody else', async () => {
  const { id, host } = await ChannelEvent.make(rig, { channel: 'encoder' });
  const anna = await rig.joined('Anna', id);
  const stranger = await rig.signIn('Stranger');
  stranger.event = id;
  const places = [['GET', '/ingest'], ['POST', '/ingest/key']] as const;
  for (const role of ['attendee', 'speaker', 'moderator'] as const) {
    if (role !== 'attendee') await host.do('roster/promote', { person: anna.person, role });
    for (const [method, part] of places) {
      expect([role, (await anna.request(method, part)).status]).toEqual([role, 403]);
      expect((await stranger.request(method, part)).status).toBe(403);
      expect((await rig.request(method, `/api/events/${id}${part}`)).status).toBe(401);
    }
  }
  await host.do('roster/promote', { person: anna.person, role: 'cohost' });
  const ingest = await anna.json<Ingest>('GET', '/ingest');
  expect(ingest).toEqual({
    server: `${rig.aws.rtmp}/`, web: rig.aws.ingest, key: expect.stringMatching(/^sk_/) as string,
    playbackUrl: expect.stringContaining('.m3u8') as string,
  });
  const renewed = await host.json<Ingest>('POST', '/ingest/key');
  expect(renewed.key).not.toBe(ingest.key);
  expect(await host.json('GET', '/ingest')).toEqual({ ...ingest, key: renewed.key });
  for (const key of [ingest.key, renewed.key]) expect(rig.logged.join('')).not.toContain(key);
});

test('an event without a channel has nothing to stream to', async () => {
  const { host } = await rig.event();
  for (const [method, part] of [['GET', '/ingest'], ['POST', '/ingest/key'], ['POST', '/playback-token']] as const) {
    const refused = await problemOf(await host.request(method, part));
    expect(refused).toMatchObject({ status: 404, code: 'playback/no-channel' });
  }
});

test('S1.9 a private channel plays with a token: for who is in the event, five minutes at most', async () => {
  const open = await ChannelEvent.make(rig, { channel: 'encoder' });
  const refused = await problemOf(await open.host.request('POST', '/playback-token'));
  expect(refused).toMatchObject({ code: 'playback/public' });
  const event = await ChannelEvent.make(rig, { channel: 'encoder', guests: false });
  const anna = await rig.joined('Anna', event.id);
  const { token, expiresAt } = await anna.json<{ token: string; expiresAt: number }>('POST', '/playback-token');
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES384', typ: 'JWT' });
  const claims = decodeJwt(token);
  expect(claims).toMatchObject({ 'aws:channel-arn': await event.arn(), 'aws:viewer-id': anna.person });
  expect(claims.exp! - claims.iat!).toBeLessThanOrEqual(300);
  expect(expiresAt).toBe(claims.exp! * 1000);
  // Offline, so a viewer who is let in finds nothing, and one who is not is refused.
  const { url } = await event.channel();
  expect((await fetch(url)).status).toBe(403);
  expect((await fetch(`${url}?token=${token}`)).status).toBe(404);
  expect((await fetch(`${(await open.channel()).url}?token=${token}`)).status).toBe(404);
  const again = await anna.json<{ token: string }>('POST', '/playback-token');
  expect(again.token).not.toBe('');
  expect(event.calls('ImportPlaybackKeyPair')).toHaveLength(1);
  await event.host.do('moderation/ban', { person: anna.person });
  expect((await anna.request('POST', '/playback-token')).status).toBe(403);
  expect(rig.logged.join('')).not.toContain(token);
});
