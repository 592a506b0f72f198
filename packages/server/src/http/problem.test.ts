import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf } from '../testing/problem.test.support.js';
import { Rig } from '../testing/rig.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start()));
afterAll(() => rig[Symbol.asyncDispose]());

test('is said as a problem document with the id of the request', async () => {
  const response = await rig.request('GET', '/api/me', { headers: { 'x-correlation-id': 'my-request-17' } });
  expect(await problemOf(response)).toMatchObject({
    status: 401,
    code: 'identity/missing',
    correlation: 'my-request-17',
  });
  expect(response.headers.get('x-correlation-id')).toBe('my-request-17');
  expect(response.headers.get('www-authenticate')).toBe('Bearer');
  expect(rig.logged.some((line) => line.includes('my-request-17'))).toBe(true);
});

test('S4.18 too large, not JSON, unknown event, unknown route, foreign page', async () => {
  const { id, host: { token } } = await rig.event();
  const commands = `/api/events/${id}/commands`;
  expect(
    await problemOf(await rig.request('POST', commands, { token, body: `"${'x'.repeat(9000)}"` })),
  ).toMatchObject({ status: 413 });
  for (const body of [
    '{',
    '{"id":"a","__proto__":{}}',
    '{"id":"\\ud800"}',
    `${'['.repeat(3000)}`,
    '[]',
    '7',
    'null',
    '{"id":7}',
  ]) {
    expect([body, (await rig.request('POST', commands, { token, body })).status]).toEqual([body, 400]);
  }
  expect(await problemOf(await rig.request('GET', '/api/events/nosuchevent'))).toMatchObject({
    status: 404,
    code: 'session/missing',
  });
  expect(await problemOf(await rig.request('GET', '/api/events/__proto__'))).toMatchObject({ status: 404 });
  expect(await problemOf(await rig.request('GET', '/api/nothing'))).toMatchObject({
    status: 404,
    code: 'http/unknown-route',
  });
  const foreign = await rig.request('POST', `/api/events/${id}/join`, {
    token,
    body: {},
    headers: { origin: 'https://evil.example' },
  });
  expect(await problemOf(foreign)).toMatchObject({ status: 403, code: 'http/origin' });
  expect(
    (await rig.request('POST', `/api/events/${id}/join`, { token, body: {}, headers: { origin: rig.url } })).status,
  ).toBe(200);
});

test('S4.13 more than 60 commands a minute are too many, in all events and on all ways', async () => {
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna Often', id);
  await host.do('session/open', {});
  const line = await anna.line();
  const answers = await Promise.all(Array.from({ length: 50 }, () => anna.ask('hands/lower', {})));
  expect(answers.every(({ status }) => status === 409)).toBe(true);
  for (let n = 0; n < 12; n++) line.send({ t: 'command', id: `l${n}`, command: 'hands/lower', input: {} });
  for (let n = 0; n < 12; n++) await line.next('refused');
  expect(line.all('refused').at(-1)!.error).toMatchObject({ code: 'limits/too-many', kind: 'limit' });
  const refused = await anna.request('POST', '/commands', { id: 'z', command: 'hands/lower', input: {} });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.status).toBe(429);
  line.close();
});
