import type { IncomingMessage, ServerResponse } from 'node:http';
import { PlaybackDenied } from './denied.js';

/** Players are on other origins, and read what they are told of errors. */
export const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': '*',
} as const;

export const PLAYLIST = 'application/vnd.apple.mpegurl';
export const SEGMENT = 'video/mp2t';

/** True when it was a question that needs no path: what a browser asks first, or a method that there is not. */
export function answeredByMethod({ method }: IncomingMessage, response: ServerResponse): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  response.writeHead(method === 'OPTIONS' ? 204 : 405, { ...CROSS_ORIGIN, 'access-control-max-age': '86400' });
  response.end();
  return true;
}

export function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, {
    ...CROSS_ORIGIN, 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-cache',
  });
  response.end(body);
}

export function refuse(response: ServerResponse, error: unknown): void {
  const { status, message } = error instanceof PlaybackDenied ? error : { status: 500, message: 'Internal server error' };
  const body = JSON.stringify({ message });
  response.writeHead(status, {
    ...CROSS_ORIGIN,
    'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store',
  });
  response.end(body);
}
