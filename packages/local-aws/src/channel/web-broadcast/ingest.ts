import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { BodyTooLarge, readBody } from '../../read-body.js';
import { Broadcasts } from './broadcasts.js';
import { ingestCertificate } from './certificate.js';
import type { WebBroadcastIngest, WebBroadcastOptions } from './contract.js';
import { readOffer, writeAnswer } from './offer.js';
import { ingestPage } from './page.js';
import { IngestRefusal } from './refusal.js';

const MAX_OFFER_BYTES = 64 * 1024;

/**
 * Opens the HTTPS ingest for `IVSBroadcastClient`. Rejects with `code: 'EADDRINUSE'` when the port is taken, and when
 * the certificate cannot be kept in `data`.
 */
export async function createWebBroadcastIngest(options: WebBroadcastOptions): Promise<WebBroadcastIngest> {
  const certificate = await ingestCertificate(options.data);
  const server = createServer(certificate);
  await listen(server, options);
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  const broadcasts = new Broadcasts(options);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?', 1)[0];
    allowEveryOrigin(request, response);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (request.method === 'POST' && path === '/v1/offer') return offered(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(404).end();
    if (path === '/') return void response.writeHead(200, PAGE_HEADERS).end(ingestPage(origin));
    if (path !== '/ingest-certificate.pem') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/x-pem-file' }).end(certificate.cert);
  }

  async function offered(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ingestSessionId = randomBytes(16).toString('hex');
    try {
      const offer = readOffer(await readBody(request, MAX_OFFER_BYTES));
      const sdp = await broadcasts.open(ingestSessionId, offer);
      say(response, 200, { answer: writeAnswer(sdp), ingestSessionId });
    } catch (error) {
      if (error instanceof BodyTooLarge) return void response.destroy();
      const { status, code, type, message } = asRefusal(error, options);
      say(response, status, { code, type, message });
    }
  }

  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  return {
    origin,
    certificate: certificate.cert,
    revoke: (streamKey) => broadcasts.revoke(streamKey),
    cut: (channelId) => broadcasts.cut(channelId),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, broadcasts.close()]);
    },
  };
}

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
};

async function listen(server: Server, { host, port }: WebBroadcastOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host === 'localhost' ? '127.0.0.1' : host, resolve);
  });
}

/** As Amazon's: who has the stream key may stream from anywhere. A page of the internet asks for this network too. */
function allowEveryOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  if (request.method !== 'OPTIONS') return;
  response.setHeader('access-control-allow-methods', 'POST');
  response.setHeader('access-control-allow-headers', 'content-type');
  response.setHeader('access-control-max-age', '600');
  if (request.headers['access-control-request-private-network']) {
    response.setHeader('access-control-allow-private-network', 'true');
  }
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function asRefusal(error: unknown, { log }: WebBroadcastOptions): IngestRefusal {
  if (error instanceof IngestRefusal) return error;
  log('ingest-failed', { message: (error as Error).message });
  return new IngestRefusal('unavailable', 'The ingest has no media server at this time. Try again.');
}
