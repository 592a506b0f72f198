import type { Client } from './room.js';

const BROWSERS: readonly [name: string, pattern: RegExp][] = [
  ['Edge', /Edg\/([\d.]+)/],
  ['Firefox', /Firefox\/([\d.]+)/],
  ['Chrome', /(?:Headless)?Chrom(?:e|ium)\/([\d.]+)/],
  ['Safari', /Version\/([\d.]+).* Safari\//],
];
const SYSTEMS: readonly [name: string, pattern: RegExp][] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
];

/** What GetParticipant reports of a browser, from its User-Agent. */
export function describeBrowser(userAgent = ''): Client {
  const browser = BROWSERS.map(([name, pattern]) => ({ name, match: pattern.exec(userAgent) })).find(
    (one) => one.match,
  );
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent));
  return {
    ...(browser ? { browserName: browser.name, browserVersion: browser.match?.[1] ?? '' } : {}),
    ...(system ? { osName: system[0] } : {}),
  };
}
