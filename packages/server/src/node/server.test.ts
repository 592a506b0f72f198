import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Participant } from '../testing/participant.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { until } from '../testing/until.test.support.js';

let directory: string;
beforeAll(async () => void (directory = await mkdtemp(join(tmpdir(), 'rostrum-server-'))));
afterAll(() => rm(directory, { recursive: true, force: true }));

test('S4.7 S4.11 S4.12 after a restart everything is there again: people, roles, bans, sign-ins, guests', async () => {
  await using rig = await Rig.start({ directory: join(directory, 'restart') });
  const { id, host } = await rig.event();
  const [anna, ben, cem] = [await rig.joined('Anna', id), await rig.joined('Ben', id), await rig.joined('Cem', id)];
  const comeIn = `/api/events/${id}/join`;
  const guest = await rig.json<{ guest: string; person: string }>('POST', comeIn, { body: { name: 'Gus' } });
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  await host.do('roster/promote', { person: ben.person, role: 'moderator' });
  await host.do('moderation/ban', { person: cem.person });
  await anna.do('hands/raise', { question: 'Still there?' });
  const line = await anna.line();
  const staffLine = await host.line();
  const before = await rig.json<{ state: object; seq: number }>('GET', `/api/events/${id}`);

  await rig.restart();
  expect(await line.next('bye')).toMatchObject({ code: 'shutdown' });
  expect(await staffLine.ended()).toBe(1001);
  const after = await rig.json<{ state: object; seq: number }>('GET', `/api/events/${id}`);
  expect(after.seq).toBeGreaterThanOrEqual(before.seq);
  expect({ ...after.state, count: 0 }).toEqual({ ...before.state, count: 0 });
  expect(await ben.join()).toMatchObject({ role: 'moderator' });
  expect((await cem.request('POST', '/join', {})).status).toBe(403);
  const again = await rig.json('POST', comeIn, { token: guest.guest, body: {} });
  expect(again).toMatchObject({ person: guest.person, role: 'guest' });
  const back = await anna.line();
  expect(back.all('hello')[0]!.self).toMatchObject({ hands: { [anna.person]: { question: 'Still there?' } } });
  expect((await anna.request('POST', '/stage-token', { kind: 'view' })).status).toBe(200);
  expect((await host.request('GET', '/log')).status).toBe(200);
});

test('no token, ticket or secret is ever in the log', async () => {
  await using rig = await Rig.start();
  const { id, host } = await rig.event();
  await host.do('session/open', {});
  await host.do('stage/join', {});
  const anna = await rig.joined('Anna', id);
  const guest = await rig.json<{ guest: string }>('POST', `/api/events/${id}/join`, { body: { name: 'Gus' } });
  const tokenOf = async (person: Participant, part: string, body?: object) => {
    const { token, ticket } = await person.json<{ token?: string; ticket?: string }>('POST', part, body);
    return (token ?? ticket)!;
  };
  const line = await anna.line();
  line.send({ t: 'command', id: 'a', command: 'questions/ask', input: { text: 'Why?' } });
  await line.next('ack');
  const secrets = [
    rig.secret, host.token, anna.token, guest.guest, await tokenOf(host, '/stage-token', { kind: 'camera' }),
    await tokenOf(anna, '/chat-token'), await tokenOf(anna, '/line-ticket'),
  ];
  await rig.request('POST', `/api/events/${id}/leave`, { body: { authorization: guest.guest } });
  await rig.request('GET', '/api/me', { token: `${anna.token}x` });
  await rig.request('POST', `/api/events/${id}/commands?token=${anna.token}`, { token: anna.token, body: '{"broken' });
  await rig.request('POST', '/hooks/chat-review', { token: rig.secret, body: {} });
  const log = rig.logged.join('');
  expect(rig.logged.length).toBeGreaterThan(10);
  for (const secret of secrets) expect(log.includes(secret)).toBe(false);
  // Nor a signature of one, which would do as well.
  for (const secret of secrets) expect(log.includes(secret.split('.').at(-1)!)).toBe(false);
});

test('the pages of an application: its files, its routes, its headers, and nothing outside its directory', async () => {
  const files = join(directory, 'app');
  await mkdir(join(files, 'assets'), { recursive: true });
  await writeFile(join(files, 'index.html'), '<!doctype html><title>App</title>');
  await writeFile(join(files, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(directory, 'secret.txt'), 'secret');
  await writeFile(join(files, '.env'), 'secret');
  await using rig = await Rig.start({
    staticDirectory: files,
    publicUrl: 'https://live.example.com',
    frameAncestors: ['https://cms.example.com'],
  });
  const local = `http://localhost:${rig.options.port!}`;
  const get = (path: string) => fetch(`${local}${path}`);
  for (const path of ['/', '/index.html', '/e/abc123', '/new']) {
    const page = await get(path);
    expect([path, page.status, await page.text()]).toEqual([path, 200, '<!doctype html><title>App</title>']);
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain('frame-ancestors https://cms.example.com');
    expect(policy).toMatch(new RegExp(`connect-src [^;]*${rig.aws.endpoint} [^;]*${rig.aws.ingest}`));
    expect(policy).toContain("worker-src 'self' blob:");
    expect(page.headers.get('strict-transport-security')).toContain('max-age=');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  }
  const script = await get('/assets/app-1a2b.js');
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect((await get('/assets/gone.js')).status).toBe(404);
  // fetch would tidy the path away.
  const outside = ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '//etc/passwd', '/..\\secret.txt'];
  for (const path of [...outside, '/.env', '/%00', '/%zz']) {
    const { status, body } = await raw(rig.options.port!, path);
    expect([path, status < 500, body.includes('secret') || body.includes('root:')]).toEqual([path, true, false]);
  }
});

test('requests that were taken are finished at the end, and the port is free', async () => {
  const rig = await Rig.start({ directory: join(directory, 'end') });
  const { id, host } = await rig.event();
  await host.do('session/open', {});
  const people = await Promise.all(Array.from({ length: 20 }, (_, n) => rig.joined(`P ${n}`, id)));
  const asked = people.map((person) => person.ask('questions/ask', { text: 'Done?' }).catch(() => ({ status: 0 })));
  await until(() => rig.logged.length > 0, 'the log');
  await rig.restart();
  const done = (await Promise.all(asked)).filter(({ status }) => status === 200).length;
  const { state } = await rig.json<{ state: { questions: object } }>('GET', `/api/events/${id}`);
  expect(Object.keys(state.questions).length).toBeGreaterThanOrEqual(done);
  await rig[Symbol.asyncDispose]();
  await expect(fetch(`${rig.url}/api/health`)).rejects.toThrow();
});

function raw(port: number, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request({ host: 'localhost', port, path }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode!, body }));
    }).on('error', reject).end();
  });
}
