/**
 * The Chromium that the browser tests run in.
 *
 *   node scripts/chromium.mjs             prints its path
 *   node scripts/chromium.mjs --install   installs it first where there is none (Debian, as root)
 */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Stop, script } from './workspace.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** For headless runs with a synthetic camera and microphone, and media between processes of this machine. */
export const chromiumArgs = [
  '--no-sandbox',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** `CHROMIUM_PATH`, else one of this machine, else Playwright's own; undefined if there is none. */
export async function findChromium() {
  const told = process.env.CHROMIUM_PATH;
  if (told && !isFile(told)) throw new Stop(`CHROMIUM_PATH is "${told}", where there is no file. Correct it, or unset it.`);
  return told || onPath() || APPLICATIONS.find(isFile) || (await playwrightsOwn());
}

/** As findChromium, and installs Debian's package where that is possible. */
export async function installChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('There is no Chromium on this machine: installing the package "chromium" ...');
    aptGet('update');
    aptGet('install', '--yes', '--no-install-recommends', 'chromium');
  }
  const installed = onPath();
  if (installed) return installed;
  throw new Stop(
    'There is no Chromium on this machine, and the browser tests need one. Install Chromium or Chrome, ' +
      'or run "npx playwright install chromium", or set CHROMIUM_PATH to an executable.',
  );
}

function aptGet(...args) {
  try {
    execFileSync('apt-get', ['-qq', ...args], {
      // Standard output is for the path alone.
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    });
  } catch {
    throw new Stop(`"apt-get ${args.join(' ')}" failed: see above. Install Chromium another way, or set CHROMIUM_PATH.`);
  }
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isFile);
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright').catch(() => ({}));
  const path = chromium?.executablePath();
  return path && isFile(path) ? path : undefined;
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await script(async () => {
    const path = process.argv.includes('--install') ? await installChromium() : await findChromium();
    if (!path) throw new Stop('There is no Chromium on this machine; "--install" installs one where it can.');
    console.log(path);
  });
}
