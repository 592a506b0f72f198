import { readFile } from 'node:fs/promises';

/** What a page loads of each, gzipped. Peers are the page's own, and core is counted once. */
const peers = ['react', 'react-dom', 'react/jsx-runtime', 'styled-components', 'amazon-ivs-web-broadcast', 'amazon-ivs-chat-messaging', 'amazon-ivs-player', 'hls.js'];
const react = 'packages/react/dist/index.js';

export default [
  { name: 'core: client', path: 'packages/core/dist/client/index.js', import: '*', limit: '12 kB' },
  { name: 'core: root entry', path: 'packages/core/dist/index.js', import: '*', limit: '13 kB' },
  { name: 'react: all hooks', path: react, import: await exported(/^use[A-Z]/), limit: '8 kB' },
  { name: 'react: all components', path: react, import: await exported(/^[A-Z]/), limit: '70 kB' },
  // Nobody loads all of it: what each kind of page does, words and provider included.
  { name: 'react: the page of a live site', path: react, import: '{ LiveEventProvider, LiveSiteView }', limit: '22 kB' },
  { name: 'react: the room of an attendee', path: react, import: '{ LiveEventProvider, AttendeeView }', limit: '48 kB' },
  { name: 'react: the console of a presenter', path: react, import: '{ LiveEventProvider, PresenterConsole }', limit: '58 kB' },
  { name: 'react: a player with overlays', path: react, import: '{ LiveEventProvider, AudiencePlayer, OverlayLayer }', limit: '19 kB' },
  { name: 'react: one component', path: react, import: '{ LiveEventProvider, HandButton }', limit: '7 kB' },
].map((check) => ({ ...check, gzip: true, ignore: [...peers, ...(check.ignore ?? []), ...(check.path === react ? ['@rostrum/core'] : [])] }));

async function exported(pattern) {
  const source = await readFile(react, 'utf8').catch(() => '');
  const [, list = ''] = /export\s*\{([^}]*)\};?\s*$/.exec(source.replace(/\/\/# sourceMappingURL.*/, '')) ?? [];
  const names = list.split(',').map((name) => name.trim().split(/\s+as\s+/).pop()).filter((name) => pattern.test(name ?? ''));
  return names.length ? `{ ${names.join(', ')} }` : '*';
}
