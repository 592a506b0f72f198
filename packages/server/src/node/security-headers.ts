import type { AwsOptions } from '../media/index.js';

export interface PageOptions {
  readonly publicUrl: string;
  /** Where the media services are. */
  readonly aws: Pick<AwsOptions, 'endpoint' | 'ingest'>;
  /** The chat room's. */
  readonly chatEndpoint: string;
  /** The OIDC issuer that pages sign in with. */
  readonly issuerUrl?: string | undefined;
  /** Origins that may show the pages in a frame; none unless told. */
  readonly frameAncestors: readonly string[];
}

/** Streams, stages and ingest of Amazon IVS; its player asks there for its settings, whatever it plays. */
const IVS = 'https://*.live-video.net';
const IVS_SOCKETS = 'wss://*.live-video.net';

/** The headers of every page: what it may load, talk to and be framed by. */
export function pageHeaders({
  publicUrl,
  aws: { endpoint, ingest },
  chatEndpoint,
  issuerUrl,
  frameAncestors,
}: PageOptions): Readonly<Record<string, string>> {
  const own = publicUrl.replace(/^http/, 'ws');
  const media = endpoint === undefined ? [IVS_SOCKETS] : [endpoint, ...(ingest ? [ingest] : [])];
  // A page that is not secure itself, on this machine, may show pictures that are not either.
  const web = publicUrl.startsWith('https:') ? 'https:' : 'https: http:';
  const issuer = issuerUrl === undefined ? [] : [new URL(issuerUrl).origin];
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    // styled-components writes style elements.
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${web}`,
    // What the players put together themselves is a blob, and an empty text track data; Safari plays the playlist.
    `media-src 'self' blob: data: ${endpoint ?? IVS}`,
    // The players for channels do their work in workers that they make themselves.
    "worker-src 'self' blob:",
    `connect-src ${["'self'", own, IVS, chatEndpoint, ...media, ...issuer].join(' ')}`,
    `frame-ancestors ${frameAncestors.length ? frameAncestors.join(' ') : "'none'"}`,
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}
