import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startChannelTestbed, type ChannelTestbed } from './testbed.test.support.js';

let testbed: ChannelTestbed;

beforeAll(async () => {
  testbed = await startChannelTestbed();
});
afterAll(async () => {
  await testbed.close();
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** As a client that trusts the certificate and nothing else. */
function ask(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
  const url = new URL(path, testbed.hub.ingest);
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, ca: testbed.hub.certificate, family: 4 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const offer = (streamKey: string, sdp = 'v=0') => JSON.stringify({ streamKey, offer: base64({ type: 'offer', sdp }) });

it('S2.13 tells who opens it in a browser what it is, and how to trust it for good', async () => {
  const { status, headers, text } = await ask('GET', '/');
  expect(status).toBe(200);
  expect(headers['content-type']).toContain('text/html');
  for (const word of ['this browser now trusts it', 'macOS', 'Windows', 'Linux', 'Firefox', testbed.hub.ingest ?? '']) {
    expect(text).toContain(word);
  }
  const certificate = await ask('GET', '/ingest-certificate.pem');
  expect(certificate.text).toBe(testbed.hub.certificate);
});

it('S2.13 may be asked by a page of any origin, of the internet too', async () => {
  const { status, headers } = await ask('OPTIONS', '/v1/offer', undefined, {
    'origin': 'https://example.com',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
    'access-control-request-private-network': 'true',
  });
  expect(status).toBe(204);
  expect(headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type',
    'access-control-allow-private-network': 'true',
  });
});

it('S2.13 a wrong stream key is code 1007, and is not repeated', async () => {
  const { status, headers, text } = await ask('POST', '/v1/offer', offer('sk_of-nobody'));
  expect(status).toBe(401);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(JSON.parse(text)).toMatchObject({ code: 1007, type: 'invalid-stream-key' });
  expect(text).not.toContain('sk_of-nobody');
});

it.each([
  ['no JSON', 'nonsense'],
  ['JSON of another kind', '[]'],
  ['no offer', JSON.stringify({ streamKey: 'sk_a' })],
  ['an offer that is not base64', JSON.stringify({ streamKey: 'sk_a', offer: '{}' })],
  ['an offer that is an answer', JSON.stringify({ streamKey: 'sk_a', offer: base64({ type: 'answer', sdp: '' }) })],
])('S2.13 refuses %s', async (_, body) => {
  const { status, text } = await ask('POST', '/v1/offer', body);
  expect(status).toBe(400);
  expect(JSON.parse(text)).toMatchObject({ code: 1001, type: 'invalid-offer' });
});

it('S2.13 an offer without media does not take the channel', async () => {
  const channel = testbed.channel();
  const { status } = await ask('POST', '/v1/offer', offer(`sk_${channel.id}`, 'v=0\r\n'));
  expect(status).toBe(400);
  expect(testbed.hub.sessions(channel.id)).toEqual([]);
});

it('S2.13 hangs up on a body that is too large, and answers nothing else', async () => {
  await expect(ask('POST', '/v1/offer', 'x'.repeat(100_000))).rejects.toThrow();
  expect((await ask('POST', '/')).status).toBe(404);
  expect((await ask('GET', '/v1/offer')).status).toBe(404);
});
