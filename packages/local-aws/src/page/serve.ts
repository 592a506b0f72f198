import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { page } from './html.js';
import type { Status } from './status.js';

/** Takes `GET /` and `GET /_status`; false when the request is for somebody else. */
export function servePage(
  status: () => Status, { method, url = '' }: IncomingMessage, response: ServerResponse,
): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const path = url.split('?', 1)[0];
  if (path === '/') {
    const nonce = randomBytes(16).toString('base64');
    send(response, 'text/html; charset=utf-8', page(nonce), {
      'content-security-policy': `default-src 'none'; connect-src 'self'; img-src data:; style-src 'nonce-${nonce}'; `
        + `script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    });
    return true;
  }
  if (path === '/_status') {
    send(response, 'application/json', JSON.stringify(status()));
    return true;
  }
  return false;
}

function send(response: ServerResponse, type: string, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, {
    'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers,
  });
  response.end(body);
}
