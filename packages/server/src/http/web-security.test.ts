import { afterAll, beforeAll, expect, test } from 'vitest';
import { Rig } from '../testing/rig.test.support.js';

const FRIEND = 'https://app.example.org';
const FOREIGN = ['https://evil.example', 'null', 'https://app.example.org.evil.example', 'http://app.example.org'];

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start({ allowedOrigins: [FRIEND] })));
afterAll(() => rig[Symbol.asyncDispose]());

const corsOf = ({ headers }: Response) => [...headers.keys()].filter((name) => name.startsWith('access-control-'));

test('S4.16 a page elsewhere reads nothing and changes nothing, whatever it calls itself', async () => {
  const { id, host: { token } } = await rig.event();
  for (const origin of FOREIGN) {
    const seen = await rig.request('GET', `/api/events/${id}`, { headers: { origin } });
    expect([origin, corsOf(seen)]).toEqual([origin, []]);
    const asked = await rig.request('OPTIONS', `/api/events/${id}/commands`, { headers: { origin } });
    expect([origin, corsOf(asked)]).toEqual([origin, []]);
    for (const path of [`/api/events/${id}/join`, `/api/events/${id}/commands`, `/api/events/${id}/line-ticket`, '/dev/sign-in']) {
      const sent = await rig.request('POST', path, { token, body: { name: 'x' }, headers: { origin } });
      expect([origin, path, sent.status, corsOf(sent)]).toEqual([origin, path, 403, []]);
    }
  }
});

test('an origin on the list is named by itself, and nobody by a star or with cookies', async () => {
  for (const origin of [FRIEND, rig.url]) {
    const response = await rig.request('GET', '/api/events', { headers: { origin } });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toContain('origin');
  }
});

test('every answer says that it is what it says, is shown in no frame, and sets no cookie', async () => {
  const { id, host: { token } } = await rig.event();
  const answers = await Promise.all([
    rig.request('GET', `/api/events/${id}`), rig.request('GET', '/api/events/nope'), rig.request('GET', '/api/nothing'),
    rig.request('POST', `/api/events/${id}/commands`, { token, body: '{' }), rig.request('POST', '/hooks/chat-review', { body: {} }),
    rig.request('GET', '/api/health'), rig.request('GET', '/dev/jwks.json'), rig.request('GET', `/api/events/${id}/log`, { token }),
  ]);
  for (const { headers, url } of answers) {
    expect([url, headers.get('x-content-type-options')]).toEqual([url, 'nosniff']);
    expect([url, headers.get('content-security-policy')]).toEqual([url, "default-src 'none'; frame-ancestors 'none'"]);
    expect([url, headers.get('set-cookie')]).toEqual([url, null]);
    expect([url, headers.get('strict-transport-security')]).toEqual([url, null]);
  }
});

test('behind https, browsers are told to stay there', async () => {
  await using secure = await Rig.start({ publicUrl: 'https://live.example.org' });
  const { headers } = await fetch(`http://localhost:${secure.options.port!}/api/events`);
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
});

test('what is of one person is kept by no cache', async () => {
  const { host } = await rig.event();
  for (const part of ['/line-ticket', '/chat-token']) {
    expect((await host.request('POST', part)).headers.get('cache-control')).toBe('no-store');
  }
  expect((await rig.request('GET', '/api/me', { token: host.token })).headers.get('cache-control')).toBe('no-store');
});
