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

test('S1.9 a playback token is for who is in the event now: no guest, no stranger, nobody who was banned', async () => {
  const event = await ChannelEvent.make(rig, { channel: 'encoder', guests: false });
  const { id, host } = event;
  expect((await rig.request('POST', `/api/events/${id}/playback-token`)).status).toBe(401);
  const stranger = await rig.signIn('Stranger');
  stranger.event = id;
  expect((await stranger.request('POST', '/playback-token')).status).toBe(403);
  expect((await rig.request('POST', `/api/events/${id}/join`, { body: { name: 'Gus' } })).status).toBe(401);
  const open = await ChannelEvent.make(rig, { channel: 'encoder' });
  const { guest } = await rig.json<{ guest: string }>('POST', `/api/events/${open.id}/join`, { body: { name: 'Gus' } });
  expect((await rig.request('POST', `/api/events/${id}/playback-token`, { token: guest })).status).toBe(403);
  for (const [method, part] of [['GET', '/ingest'], ['POST', '/ingest/key']] as const) {
    expect((await rig.request(method, `/api/events/${open.id}${part}`, { token: guest })).status).toBe(403);
  }
  const ben = await rig.joined('Ben', id);
  await host.do('roster/promote', { person: ben.person, role: 'cohost' });
  expect((await ben.request('GET', '/ingest')).status).toBe(200);
  await host.do('moderation/ban', { person: ben.person });
  for (const [method, part] of [['GET', '/ingest'], ['POST', '/ingest/key'], ['POST', '/playback-token']] as const) {
    expect([part, (await ben.request(method, part)).status]).toEqual([part, 403]);
  }
});

test('two who ask for a new key at once get the same one, and it is the one that is kept', async () => {
  const event = await ChannelEvent.make(rig, { channel: 'encoder' });
  const made = () => event.calls('CreateStreamKey').length;
  const before = made();
  const keys = await Promise.all(Array.from({ length: 3 }, () => event.host.json<Ingest>('POST', '/ingest/key')));
  const kept = await event.host.json<Ingest>('GET', '/ingest');
  expect(keys).toContainEqual(kept);
  expect(new Set(keys.map(({ key }) => key)).size).toBe(made() - before);
});

test('when the event is over nobody learns a key any more; those who are late still get in to see the end', async () => {
  const event = await ChannelEvent.make(rig, { channel: 'encoder', guests: false });
  const anna = await rig.joined('Anna', event.id);
  await event.host.do('session/open', {});
  await event.host.do('session/go-live', {});
  await event.host.do('session/end', {});
  for (const [method, part] of [['GET', '/ingest'], ['POST', '/ingest/key']] as const) {
    const refused = await problemOf(await event.host.request(method, part));
    expect(refused).toMatchObject({ status: 409, code: 'playback/over' });
  }
  expect((await anna.request('POST', '/playback-token')).status).toBe(200);
});

test('no token in an address is ever in the log, and no answer has the key that signs them', async () => {
  const event = await ChannelEvent.make(rig, { channel: 'encoder', guests: false });
  const { token } = await event.host.json<{ token: string }>('POST', '/playback-token');
  for (const path of [`/api/events/${event.id}?token=${token}`, `/api/${token}`, `/${token}.m3u8?token=${token}`]) {
    await rig.request('GET', path, { headers: { referer: `${rig.url}/?token=${token}` } });
  }
  const { privateKey } = (await rig.store.records.get<{ privateKey: string }>(
    { partition: 'keys', id: 'playback-tokens' }))!.value;
  const line = await event.host.line();
  const log: unknown[] = [];
  for await (const { entries } of rig.store.log.read(event.id, 0)) log.push(entries);
  const seen = JSON.stringify([rig.logged, await event.view(), line.messages, log]);
  expect(seen).not.toContain(token);
  expect(seen).not.toContain(token.split('.').at(-1));
  for (const part of privateKey.split('\n').filter((each) => each.length > 20)) expect(seen).not.toContain(part);
});
