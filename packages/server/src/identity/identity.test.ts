import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oidcVerifier, personId, type VerifyToken } from './index.js';

let server: Server;
let url: string;
let pair: { privateKey: CryptoKey; publicKey: CryptoKey };
let verify: VerifyToken;

beforeAll(async () => {
  pair = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' };
  server = createServer((request, response) => {
    const body = request.url === '/keys' ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  verify = oidcVerifier({ url, audience: 'app' });
});
afterAll(() => void server.close());

const now = () => Math.floor(Date.now() / 1000);
const token = (claims: JWTPayload, alg = 'RS256', key: CryptoKey | Uint8Array = pair.privateKey) =>
  new SignJWT({ iss: url, aud: 'app', sub: 'sub-1', exp: now() + 60, ...claims })
    .setProtectedHeader({ alg, kid: 'one' })
    .sign(key);

test('S4.16 a token of the issuer for this application is good', async () => {
  expect(await verify(await token({ name: ' Anna ' }))).toEqual({ issuer: url, subject: 'sub-1', name: 'Anna' });
  expect(await verify(await token({ aud: ['other', 'app'] }))).toEqual({ issuer: url, subject: 'sub-1' });
});

test('an access token of Cognito has no audience but a client id', async () => {
  const { aud: _, ...claims } = { aud: undefined, client_id: 'app', token_use: 'access' };
  const access = (more: object) =>
    new SignJWT({ iss: url, sub: 's', exp: now() + 60, ...claims, ...more })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(pair.privateKey);
  expect(await verify(await access({}))).toMatchObject({ subject: 's' });
  await expect(verify(await access({ client_id: 'other' }))).rejects.toMatchObject({ code: 'identity/invalid' });
  await expect(verify(await access({ token_use: 'id' }))).rejects.toMatchObject({ code: 'identity/invalid' });
});

test('every other token is not', async () => {
  const stranger = await generateKeyPair('RS256');
  const publicPem = new TextEncoder().encode(await exportSPKI(pair.publicKey));
  const [header, payload] = (await token({})).split('.') as [string, string];
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
  for (const [what, bad] of Object.entries({
    audience: token({ aud: 'other' }),
    issuer: token({ iss: 'https://elsewhere.example' }),
    key: token({}, 'RS256', stranger.privateKey),
    algorithm: token({}, 'HS256', publicPem),
    unsigned,
    cut: `${header}.${payload}.`,
    text: 'x.y.z',
    empty: '',
  }))
    await expect(verify(await bad), what).rejects.toMatchObject({ code: 'identity/invalid' });
  await expect(verify(await token({ exp: now() - 60 }))).rejects.toMatchObject({ code: 'identity/expired' });
  const { exp: _, ...eternal } = { exp: 0, iss: url, aud: 'app', sub: 's' };
  const signed = new SignJWT(eternal).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(pair.privateKey);
  await expect(verify(await signed)).rejects.toMatchObject({ code: 'identity/invalid' });
});

test('an issuer that does not answer is not the fault of the token', async () => {
  const elsewhere = oidcVerifier({ url: 'http://localhost:9', audience: 'app' });
  await expect(elsewhere(await token({ iss: 'http://localhost:9' }))).rejects.toMatchObject({
    code: 'identity/unavailable',
  });
});

test('a person id has 20 characters, never shows the subject, and depends on issuer and subject', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (issuer, subject) => {
    expect(personId(issuer, subject)).toMatch(/^[a-z0-9]{20}$/);
    expect(personId(issuer, subject)).toBe(personId(issuer, subject));
    expect(personId(`${issuer}x`, subject)).not.toBe(personId(issuer, `x${subject}`));
  }));
});
