import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

interface Granted {
  readonly name: string;
  readonly challenge: string;
  readonly redirect: string;
}

/** An OpenID Connect issuer with pages: it asks for a name, and knows the browser again until it signs out. */
export interface TestIssuer {
  readonly url: string;
  readonly clientId: string;
  /** How many browsers are signed in. */
  readonly sessions: () => number;
  stop(): Promise<void>;
}

const KID = 'k1';

export async function startIssuer(): Promise<TestIssuer> {
  const clientId = 'meetup';
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: KID, alg: 'ES256', use: 'sig' }] };
  const sessions = new Map<string, string>();
  const codes = new Map<string, Granted>();
  const refreshes = new Map<string, string>();

  const tokenOf = (name: string) => new SignJWT({ name }).setProtectedHeader({ alg: 'ES256', kid: KID })
    .setIssuer(url()).setAudience(clientId).setSubject(`sub-${name}`).setIssuedAt().setExpirationTime('1h').sign(privateKey);
  const handlers: Readonly<Record<string, (call: Call) => void | Promise<void>>> = {
    'GET /.well-known/openid-configuration': ({ json }) => json(200, {
      issuer: url(), jwks_uri: `${url()}/jwks`, authorization_endpoint: `${url()}/authorize`,
      token_endpoint: `${url()}/token`, end_session_endpoint: `${url()}/logout`,
    }),
    'GET /jwks': ({ json }) => json(200, keys),
    'GET /authorize'({ query, session, page, go }) {
      const name = sessions.get(session);
      if (name !== undefined) return go(grant(name, query));
      const kept = [...query].map(([key, value]) => `<input type="hidden" name="${key}" value="${encodeURIComponent(value)}">`);
      page(`<form method="post" action="/authorize">${kept.join('')}<label>Account <input name="account"></label><button>Continue</button></form>`);
    },
    'POST /authorize'({ form, go }) {
      const query = new URLSearchParams([...form].map(([key, value]) => [key, decodeURIComponent(value)]));
      const session = randomBytes(16).toString('hex');
      sessions.set(session, query.get('account')!);
      go(grant(query.get('account')!, query), `session=${session}; HttpOnly; Path=/`);
    },
    async 'POST /token'({ form, json }) {
      const name = form.get('grant_type') === 'refresh_token' ? refreshes.get(form.get('refresh_token') ?? '') : redeemed(form);
      if (name === undefined || form.get('client_id') !== clientId) return json(400, { error: 'invalid_grant' });
      const refresh = randomBytes(16).toString('hex');
      refreshes.set(refresh, name);
      json(200, { token_type: 'Bearer', id_token: await tokenOf(name), refresh_token: refresh });
    },
    'GET /logout'({ query, session, go }) {
      sessions.delete(session);
      go(query.get('post_logout_redirect_uri')!, 'session=; Path=/; Max-Age=0');
    },
  };

  /** The way back of somebody who has signed in, with a code that is worth something once. */
  function grant(name: string, query: URLSearchParams): string {
    const code = randomBytes(16).toString('hex');
    const redirect = query.get('redirect_uri')!;
    codes.set(code, { name, redirect, challenge: query.get('code_challenge')! });
    return `${redirect}?${new URLSearchParams({ code, state: query.get('state')! })}`;
  }
  function redeemed(form: URLSearchParams): string | undefined {
    const granted = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    return granted?.challenge === challenge && granted.redirect === form.get('redirect_uri') ? granted.name : undefined;
  }

  const server = createServer((request, reply) => {
    void callOf(request, reply).then((call) => {
      const handle = handlers[`${request.method} ${call.path}`];
      return handle ? handle(call) : call.json(404, {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = () => `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url: url(), clientId, sessions: () => sessions.size,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

interface Call {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  /** Of the browser's cookie; empty without one. */
  readonly session: string;
  json(status: number, body: object): void;
  page(html: string): void;
  go(address: string, cookie?: string): void;
}

async function callOf(request: IncomingMessage, reply: ServerResponse): Promise<Call> {
  const { pathname: path, searchParams: query } = new URL(request.url!, 'http://localhost');
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return {
    path, query, form: new URLSearchParams(Buffer.concat(parts).toString()),
    session: /session=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '',
    json: (status, body) => void reply.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
      .end(JSON.stringify(body)),
    page: (html) => void reply.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>Issuer</title>${html}`),
    go: (address, cookie) => void reply.writeHead(302, { location: address, ...(cookie && { 'set-cookie': cookie }) }).end(),
  };
}
