import { readFile } from 'node:fs/promises';
import { onDemandLater, onDemandToo, peersThere } from './scripts/loaded.mjs';

/** What a page loads of each, gzipped. Peers are the page's own, and core is counted once. */
const sdks = ['amazon-ivs-web-broadcast', 'amazon-ivs-chat-messaging', 'amazon-ivs-player', 'hls.js'];
const react = 'packages/react/dist/index.js';

/** Words and provider included; without what is loaded when it is first shown, unless told. */
const load = (name, limit, names, onDemand = onDemandLater) => ({
  name: `react: ${name}`, path: react, import: names, limit,
  modifyEsbuildConfig: (config) => ({ ...config, plugins: [onDemand, peersThere] }),
});
const components = await exported(/^[A-Z]/);

export default [
  { name: 'core: client', path: 'packages/core/dist/client/index.js', import: '*', limit: '12 kB', ignore: sdks },
  { name: 'core: root entry', path: 'packages/core/dist/index.js', import: '*', limit: '13.1 kB', ignore: sdks },
  load('all hooks', '7.7 kB', await exported(/^use[A-Z]/)),
  load('all components', '35 kB', components),
  load('all components, and all that is loaded on demand', '66.1 kB', components, onDemandToo),
  // Nobody loads all of it: what each kind of page does.
  load('the page of a live site', '9 kB', '{ LiveEventProvider, LiveSiteView }'),
  load('the screen of its owner', '23 kB', '{ LiveEventProvider, LiveSiteOwner }'),
  load('the room of an attendee', '29.1 kB', '{ LiveEventProvider, AttendeeView }'),
  load('the console of a moderator', '31.5 kB', '{ LiveEventProvider, ModeratorConsole }'),
  load('the console of a presenter', '30.3 kB', '{ LiveEventProvider, PresenterConsole }'),
  load('a player with overlays', '5 kB', '{ LiveEventProvider, AudiencePlayer, OverlayLayer }'),
  load('one component', '5.8 kB', '{ LiveEventProvider, HandButton }'),
].map((check) => ({ ...check, gzip: true }));

async function exported(pattern) {
  const source = await readFile(react, 'utf8').catch(() => '');
  const [, list = ''] = /export\s*\{([^}]*)\};?\s*$/.exec(source.replace(/\/\/# sourceMappingURL.*/, '')) ?? [];
  const names = list.split(',').map((name) => name.trim().split(/\s+as\s+/).pop()).filter((name) => pattern.test(name ?? ''));
  return names.length ? `{ ${names.join(', ')} }` : '*';
}
