import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

export interface PageHeadersOptions {
  /** What pages connect to beside their own origin and Amazon IVS: the line, the chat, the issuer. */
  readonly connectTo: readonly string[];
}

/** Streams, stages and ingest of Amazon IVS; its player asks there for its settings, whatever it plays. */
const IVS = 'https://*.live-video.net';
const IVS_SOCKETS = 'wss://*.live-video.net';

/** The same headers that the server on Node gives its pages: what they may load, talk to and be framed by. */
export function pageHeaders(scope: Construct, { connectTo }: PageHeadersOptions): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'PageHeaders', {
    comment: 'What the pages may load, talk to and be framed by.',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(connectTo), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [{
        header: 'permissions-policy',
        value: 'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
        override: true,
      }],
    },
  });
}

const contentSecurityPolicy = (connectTo: readonly string[]): string => [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  // styled-components writes style elements.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  // What the players put together themselves is a blob, and an empty text track data; Safari plays the playlist.
  `media-src 'self' blob: data: ${IVS}`,
  // The players for channels do their work in workers that they make themselves.
  "worker-src 'self' blob:",
  `connect-src ${["'self'", IVS, IVS_SOCKETS, ...connectTo].join(' ')}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
].join('; ');
