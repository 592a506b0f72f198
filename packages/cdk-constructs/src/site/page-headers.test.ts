import { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { newStack } from '../testing/stack.test.support.js';
import { pageHeaders } from './page-headers.js';

interface Node {
  pageHeaders(options: object): Readonly<Record<string, string>>;
}
/** By its name at run time: the sources of the server are not of this package's types. */
const headersOfNode = async () =>
  ((await import(new URL('../../../server/src/node/security-headers.ts', import.meta.url).href)) as Node).pageHeaders;

it('gives pages the headers that the server on Node gives them', async () => {
  const stack = newStack();
  pageHeaders(stack, {
    connectTo: ['wss://line.example.org', 'wss://edge.ivschat.us-east-1.amazonaws.com', 'https://id.example.org'],
  });
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::CloudFront::ResponseHeadersPolicy'));
  const { SecurityHeadersConfig: here, CustomHeadersConfig: more } = policy!.Properties.ResponseHeadersPolicyConfig as {
    SecurityHeadersConfig: Record<string, Record<string, unknown>>;
    CustomHeadersConfig: { Items: readonly { Header: string; Value: string }[] };
  };
  const node = (await headersOfNode())({
    publicUrl: 'https://example.org',
    aws: {},
    chatEndpoint: 'wss://edge.ivschat.us-east-1.amazonaws.com',
    issuerUrl: 'https://id.example.org/pool',
    frameAncestors: [],
  });
  const directives = (policy: unknown) =>
    Object.fromEntries(
      String(policy)
        .split('; ')
        .map((each) => [each.split(' ')[0], new Set(each.split(' ').slice(1))]),
    );
  const expected = directives(node['content-security-policy']!.replace('wss://example.org', 'wss://line.example.org'));
  expect(directives(here['ContentSecurityPolicy']!['ContentSecurityPolicy'])).toEqual(expected);
  expect(here['ReferrerPolicy']!['ReferrerPolicy']).toBe(node['referrer-policy']);
  expect(here['StrictTransportSecurity']).toMatchObject({
    AccessControlMaxAgeSec: 31_536_000,
    IncludeSubdomains: true,
  });
  expect(here['ContentTypeOptions']).toBeDefined();
  expect(more.Items).toEqual([{ Header: 'permissions-policy', Value: node['permissions-policy'], Override: true }]);
});
