import { timingSafeEqual } from 'node:crypto';
// The smallest of its routers: it is ready at once, and a start is what a function waits for.
import { Hono } from 'hono/tiny';
import { LiveError } from '@rostrum/core/engine';
import type { Logger } from '../logger.js';
import { NotSignedIn, type Caller } from '../identity/index.js';
import { readJson } from './body.js';
import { check } from './check.js';
import { correlationOf } from './correlation.js';
import { failure, HttpError, problem, statusOf } from './problem.js';
import type { Call, Route } from './route.js';
import type { Services } from './services.js';

const BODY_BYTES = 4 * 1024;
const POLICY = "default-src 'none'; frame-ancestors 'none'";

/** What the Node server hands in with a request. */
export interface Bindings {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } };
}
interface Origins {
  readonly allowed: ReadonlySet<string>;
}
export type App = Hono<{ Bindings: Bindings }>;

/** The routes as an application of web-standard requests and responses. */
export function createApp(services: Services, routes: readonly Route[], { allowed }: Origins): App {
  const app = new Hono<{ Bindings: Bindings }>();
  app.use('*', async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('x-content-type-options', 'nosniff');
    // An answer that a browser is made to show as a page can do nothing; pages have a policy of their own.
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', POLICY);
    if (services.publicUrl.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
    // Also where no origin is named: what a cache keeps of that is no answer for a page elsewhere.
    context.res.headers.append('vary', 'origin');
    const origin = context.req.header('origin');
    if (origin !== undefined && allowed.has(origin)) allowOrigin(context.res.headers, origin);
  });
  app.options('/api/*', () => new Response(null, { status: 204 }));
  for (const route of routes) {
    app.on(route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), (context) => {
      const address = addressOf(context.req.raw, context.env?.incoming?.socket.remoteAddress, services.proxies);
      const { id = '', overlay = '' } = context.req.param() as { id?: string; overlay?: string };
      return answer(services, route, { request: context.req.raw, params: { id, overlay }, address, allowed });
    });
  }
  const unknown = new HttpError(
    404,
    'http/unknown-route',
    'There is nothing at this address.',
    'See /api/openapi.json.',
  );
  for (const path of ['/api/*', '/hooks/*', '/dev/*']) {
    app.all(path, ({ req }) => problem(unknown, { correlation: correlationOf(req.raw) }));
  }
  return app;
}

interface Arrival {
  readonly request: Request;
  readonly params: Call['params'];
  readonly address: string;
  readonly allowed: ReadonlySet<string>;
}

async function answer(services: Services, route: Route, arrival: Arrival): Promise<Response> {
  const { request, params: { id } } = arrival;
  const correlation = correlationOf(request);
  const log = services.log.child({ correlation });
  const began = performance.now();
  const response = await respond(services, route, arrival, log).catch(async (error: unknown) => {
    if (!(error instanceof LiveError)) {
      log.error({ err: error, route: route.path }, 'request failed');
      return failure(correlation);
    }
    if (statusOf(error) >= 500) log.warn({ err: error, route: route.path }, 'request not served');
    return problem(error, {
      correlation,
      seq: error.kind === 'conflict' && id ? await sequenceOf(services, id) : undefined,
    });
  });
  response.headers.set('x-correlation-id', correlation);
  const milliseconds = Math.round(performance.now() - began);
  log.info(
    { method: route.method, route: route.path, ...(id && { event: id }), status: response.status, milliseconds },
    'request',
  );
  return response;
}

async function respond(services: Services, route: Route, arrival: Arrival, log: Logger): Promise<Response> {
  const { request, params, address, allowed } = arrival;
  refuseForeign(request, allowed);
  if (route.who === 'hook') refuseStranger(request, services.hookSecret);
  const caller = route.who === 'hook' ? undefined : await callerOf(services, request);
  if (!caller && (route.who === 'signed-in' || route.who === 'anybody-known')) throw new NotSignedIn('missing');
  if (caller?.guestOf !== undefined) refuseGuest(caller, route, params.id);
  const body = route.body ? check(route.body, await readJson(request, route.most ?? BODY_BYTES)) : undefined;
  const query = route.query ? check(route.query, Object.fromEntries(new URL(request.url).searchParams)) : undefined;
  const call: Call = {
    params, body, query, caller, request, address, log,
    get person() {
      if (!caller) throw new NotSignedIn('missing');
      return caller.person;
    },
  };
  const result = await route.handle(call);
  if (result instanceof Response) return result;
  return Response.json(result, { status: route.status ?? 200, headers: { 'cache-control': 'no-store' } });
}

async function callerOf({ identify }: Services, request: Request): Promise<Caller | undefined> {
  const header = request.headers.get('authorization');
  if (header === null) return undefined;
  const token = /^Bearer ([\w.~+/=-]{1,8192})$/i.exec(header)?.[1];
  if (token === undefined) throw new NotSignedIn('invalid');
  return identify(token);
}

/** A page elsewhere cannot make a browser change something here. */
function refuseForeign(request: Request, allowed: ReadonlySet<string>): void {
  const origin = request.headers.get('origin');
  if (origin === null || request.method === 'GET' || allowed.has(origin)) return;
  throw new HttpError(
    403,
    'http/origin',
    'This page may not use this server.',
    'Serve the page from an origin that the server allows.',
  );
}

function refuseGuest(caller: Caller, { who }: Route, event: string): void {
  if (who === 'signed-in') {
    throw new LiveError('identity/guest', 'You are here as a guest.', 'Sign in.', { kind: 'denied' });
  }
  // A route of no event is about the caller alone.
  if (who === 'anybody-known' && event !== '' && caller.guestOf !== event) {
    throw new LiveError('identity/other-event', 'This is a guest token of another event.', 'Join this event.', {
      kind: 'denied',
    });
  }
}

function refuseStranger(request: Request, secret: string | undefined): void {
  const given = Buffer.from(request.headers.get('authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${secret}`);
  if (secret && given.length === wanted.length && timingSafeEqual(given, wanted)) return;
  throw new NotSignedIn('invalid');
}

async function sequenceOf({ hosts }: Services, id: string): Promise<number | undefined> {
  const host = /^[a-z0-9]{1,26}$/.test(id) ? await hosts.open(id).catch(() => undefined) : undefined;
  return host?.read((engine) => engine.seq);
}

/** The address that the outermost trusted proxy saw. */
function addressOf(request: Request, remote: string | undefined, proxies: number): string {
  const forwarded = proxies > 0 ? (request.headers.get('x-forwarded-for') ?? '').split(',').at(-proxies)?.trim() : '';
  return forwarded || remote || 'unknown';
}

function allowOrigin(headers: Headers, origin: string): void {
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-allow-headers', 'authorization, content-type, if-none-match, x-correlation-id');
  headers.set('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
  headers.set('access-control-expose-headers', 'etag, retry-after, x-correlation-id');
  headers.set('access-control-max-age', '600');
}
