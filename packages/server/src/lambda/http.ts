import { createApp, type App } from '../http/app.js';
import type { Route } from '../http/route.js';
import type { Services } from '../http/services.js';
import type { Environment } from './environment.js';
import type { HttpEvent, HttpResult } from './events.js';
import { pastTheFront } from './front.js';
import { eventsOf, type Installation } from './installation.js';
import { openApi } from './open-api.js';

/** Some of the routes of an installation as a function. */
export async function apiHandler(here: Installation, routesOf: (services: Services) => readonly Route[]) {
  const hosts = eventsOf(here);
  const services = await openApi(here, hosts);
  const app = createApp(services, routesOf(services), { allowed: here.environment.origins });
  return httpHandler(app, here.environment, () => hosts.idle());
}

/** An application of web-standard requests and responses as a function behind API Gateway or a function URL. */
function httpHandler(
  app: App, { frontSecret }: Pick<Environment, 'frontSecret'>, idle: () => Promise<void>,
): (event: HttpEvent) => Promise<HttpResult> {
  return async (event) => {
    const { sourceIp } = event.requestContext.http;
    const request = requestOf(event);
    const response = pastTheFront(request, frontSecret)
      ?? await app.fetch(request, { incoming: { socket: { remoteAddress: sourceIp } } });
    const result = await resultOf(response);
    await idle();
    return result;
  };
}

function requestOf({ rawPath, rawQueryString, headers, requestContext, body, isBase64Encoded }: HttpEvent): Request {
  const { method } = requestContext.http;
  const query = rawQueryString ? `?${rawQueryString}` : '';
  // The host is the gateway's or the proxy's; who needs the own address has it from the environment.
  const url = `https://${headers['host'] ?? 'localhost'}${rawPath}${query}`;
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent.set(name, value);
  const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method, headers: sent, ...(hasBody && { body: isBase64Encoded ? Buffer.from(body, 'base64') : body }),
  });
}

async function resultOf(response: Response): Promise<HttpResult> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isText = /^(text\/|application\/([\w.+-]*json))/.test(response.headers.get('content-type') ?? 'text/');
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: bytes.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}
