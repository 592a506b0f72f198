export interface PageOptions {
  readonly publicUrl: string;
  /** Where the media services are, when it is not AWS. */
  readonly awsEndpoint?: string | undefined;
  /** The OIDC issuer that pages sign in with. */
  readonly issuerUrl?: string | undefined;
  /** Origins that may show the pages in a frame; none unless told. */
  readonly frameAncestors: readonly string[];
}

const AWS = [
  'https://*.live-video.net', 'wss://*.live-video.net', 'https://*.ivs.rocks',
  'https://*.amazonaws.com', 'wss://*.amazonaws.com',
];

/** The headers of every page: what it may load, talk to and be framed by. */
export function pageHeaders({
  publicUrl,
  awsEndpoint,
  issuerUrl,
  frameAncestors,
}: PageOptions): Readonly<Record<string, string>> {
  const own = publicUrl.replace(/^http/, 'ws');
  const media = awsEndpoint === undefined ? AWS : [awsEndpoint, awsEndpoint.replace(/^http/, 'ws')];
  const issuer = issuerUrl === undefined ? [] : [new URL(issuerUrl).origin];
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    // styled-components writes style elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "media-src 'self' blob: https:",
    "worker-src 'self' blob:",
    `connect-src ${["'self'", own, ...media, ...issuer].join(' ')}`,
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
