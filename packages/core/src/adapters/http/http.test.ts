import { describe, expect, it } from 'vitest';
import { createHttpBackend } from './index.js';

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A backend whose server gives these answers; and what it was asked. */
function answered(...answers: (Response | Error)[]) {
  const asked: Asked[] = [];
  const api = createHttpBackend({
    url: 'https://live.test',
    getToken: async () => 'secret-token',
    WebSocket: class {
      constructor() {
        throw new Error('No line is opened here.');
      }
    } as never,
    fetch: async (url, { method = '', headers, body } = {}) => {
      asked.push({
        url: String(url), method, headers: headers as Record<string, string>, body: body && JSON.parse(String(body)),
      });
      const answer = answers.shift()!;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { api, asked };
}
const problem = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } });
const refusalOf = (promise: Promise<unknown>) => promise.then(() => undefined, (error: unknown) => error);

const saying = (code: string) => ({ denied: expect.objectContaining({ code }) as object });

describe('createHttpBackend', () => {
  it('sends the token in a header and never in a URL (S1.10)', async () => {
    const { api, asked } = answered(Response.json({ events: [] }), Response.json({ acts: [] }), Response.json({}));
    await api.events({ limit: 5, cursor: 'abc' });
    await api.auditTrail('e1', { after: 7 });
    await api.leave('e1');
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://live.test/api/events?limit=5&cursor=abc', 'GET https://live.test/api/events/e1/log?after=7',
      'POST https://live.test/api/events/e1/leave',
    ]);
    for (const { headers, url } of asked) {
      expect([headers['authorization'], url.includes('secret')]).toEqual(['Bearer secret-token', false]);
    }
  });

  it('makes the LiveError again of which a problem document was made (RFC 9457)', async () => {
    const { api } = answered(
      problem(400, { code: 'engine/invalid', detail: 'What happened', hint: 'What to do', path: ['title'] }),
      problem(429, { code: 'limits/too-many', detail: 'Too many', hint: 'Wait' }, { 'retry-after': '7' }),
      problem(409, { code: 'session/wrong-status', detail: 'Ended', hint: 'None', seq: 4 }),
    );
    const plan = { title: '', description: '', startsAt: 0, duration: 60, guests: true };
    expect(await refusalOf(api.createEvent(plan))).toMatchObject({
      name: 'LiveError', code: 'engine/invalid', message: 'What happened', hint: 'What to do', kind: 'invalid',
      path: ['title'],
    });
    expect(await refusalOf(api.me())).toMatchObject({ code: 'limits/too-many', kind: 'limit', retryAfter: 7 });
    expect(await refusalOf(api.cancelEvent('e1'))).toMatchObject({ code: 'session/wrong-status', kind: 'conflict' });
  });

  it('says offline when there is no answer, and unreadable when it is somebody else\'s', async () => {
    const page = new Response('<h1>Bad gateway</h1>', { status: 502 });
    const { api } = answered(new TypeError('fetch failed'), page, new Response('{', { status: 200 }));
    expect(await refusalOf(api.me())).toMatchObject({ code: 'http/offline' });
    expect(await refusalOf(api.me())).toMatchObject({ code: 'http/unreadable' });
    expect(await refusalOf(api.me())).toMatchObject({ code: 'http/unreadable' });
  });

  it('asks for a snapshot by its ETag, and 304 is no news', async () => {
    const snapshot = { epoch: 'e', view: 'public', seq: 3, state: {} };
    const { api, asked } = answered(Response.json(snapshot), new Response(null, { status: 304 }));
    expect(await api.snapshots('e1').fetch()).toEqual(snapshot);
    expect(await api.snapshots('e1').fetch({ epoch: 'e', seq: 3 })).toBeUndefined();
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"e-3"']);
  });

  it.each([
    [problem(403, { code: 'engine/denied', detail: 'No' }), saying('engine/denied')],
    [problem(404, { code: 'session/missing', detail: 'No' }), saying('session/missing')],
    [problem(429, { code: 'limits/too-many', detail: 'Slow' }), {}],
    [problem(503, { code: 'server/store-unavailable', detail: 'Later' }), {}],
    [new Response('Forbidden', { status: 403 }), {}],
    [new TypeError('fetch failed'), {}],
    [Response.json({ ticket: 't', url: 'wss://live.test/line' }), {}],
  ])('a line that does not come up is down, for good only when the server says no: %#', async (answer, reason) => {
    const { api } = answered(answer);
    expect(await new Promise((down) => api.line('e1').open({ message: () => undefined, down }))).toEqual(reason);
  });
});
