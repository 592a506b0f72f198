import { expect, test } from 'vitest';
import { pageHeaders, type PageOptions } from './security-headers.js';

const own: PageOptions = {
  publicUrl: 'https://live.example.org', aws: {}, frameAncestors: [],
  chatEndpoint: 'wss://edge.ivschat.us-east-1.amazonaws.com',
};
const local: PageOptions = {
  publicUrl: 'http://localhost:4400', frameAncestors: [], chatEndpoint: 'ws://localhost:4580',
  aws: { endpoint: 'http://localhost:4580', ingest: 'https://localhost:4582' },
};

/** The sources of each directive. */
const policyOf = (options: PageOptions): Readonly<Record<string, readonly string[]>> => Object.fromEntries(
  pageHeaders(options)['content-security-policy']!.split('; ').map((directive) => {
    const [name, ...sources] = directive.split(' ');
    return [name!, sources];
  }));

test('the player of Amazon IVS may work: its worker, its wasm, its streams', () => {
  const policy = policyOf(own);
  expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(policy['worker-src']).toEqual(["'self'", 'blob:']);
  expect(policy['media-src']).toEqual(["'self'", 'blob:', 'data:', 'https://*.live-video.net']);
  expect(policy['connect-src']).toContain('https://*.live-video.net');
});

test('a page talks to no other bucket, function or socket of AWS than those it needs', () => {
  const wide = Object.values(policyOf(own)).flat().filter((source) => /\*\.amazonaws\.com|^\*|^wss?:$/.test(source));
  expect(wide).toEqual([]);
  expect(policyOf(own)['connect-src']).toContain('wss://edge.ivschat.us-east-1.amazonaws.com');
});

test('on this machine streams come from local-aws, and from there only', () => {
  const policy = policyOf(local);
  expect(policy['media-src']).toEqual(["'self'", 'blob:', 'data:', 'http://localhost:4580']);
  expect(policy['connect-src']).toEqual(expect.arrayContaining(
    ["'self'", 'ws://localhost:4400', 'http://localhost:4580', 'ws://localhost:4580', 'https://localhost:4582']));
});

test('no script, frame or form of others, whatever is configured', () => {
  for (const options of [own, local, { ...own, frameAncestors: ['https://cms.example.org'] }]) {
    const policy = policyOf(options);
    expect(policy['default-src']).toEqual(["'self'"]);
    expect(policy['object-src']).toEqual(["'none'"]);
    expect(policy['base-uri']).toEqual(["'none'"]);
    expect(policy['form-action']).toEqual(["'self'"]);
    expect(policy['frame-ancestors']).toEqual(options.frameAncestors.length ? options.frameAncestors : ["'none'"]);
    expect(policy['script-src']).not.toContain("'unsafe-inline'");
  }
});
