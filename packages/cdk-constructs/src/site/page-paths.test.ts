import { expect, it } from 'vitest';
import { pagePathsCode } from './page-paths.js';

type Answer = {
  readonly uri?: string;
  readonly statusCode?: number;
  readonly headers?: { readonly location: { readonly value: string } };
};
const at = (uri: string, host: string, redirect?: Parameters<typeof pagePathsCode>[0]): Answer =>
  // What CloudFront runs is text.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  (new Function('event', `${pagePathsCode(redirect)}\nreturn handler(event);`) as (event: unknown) => Answer)({
    request: { uri, headers: { host: { value: host } } },
  });

it.each([
  ['/', '/index.html'],
  ['/events/abc', '/index.html'],
  ['/assets/main-1234.js', '/assets/main-1234.js'],
  ['/config.json', '/config.json'],
])('%s is %s', (path, file) => {
  expect(at(path, 'd1.cloudfront.net').uri).toBe(file);
});

it('www leads to the name without it (S4.19)', () => {
  const redirect = { from: 'www.example.org', to: 'example.org' };
  expect(at('/events/abc', 'www.example.org', redirect)).toMatchObject({
    statusCode: 301,
    headers: { location: { value: 'https://example.org/events/abc' } },
  });
  expect(at('/events/abc', 'example.org', redirect).uri).toBe('/index.html');
});
