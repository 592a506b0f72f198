import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { chromiumArgs, findChromium } from '../scripts/chromium.mjs';

const BEHIND_SERVERS = fileURLToPath(new URL('./behind-servers.sh', import.meta.url));

/**
 * Chromium for a whole example on one machine. It gets what processor the servers leave: theirs are machines of their
 * own otherwise, and browsers that encode take every core there is, so that the 200 ms of a chat review pass unused.
 */
export async function launchBehindServers(args: readonly string[] = chromiumArgs): Promise<Browser> {
  const path = (await findChromium()) ?? chromium.executablePath();
  if (process.platform === 'win32') return chromium.launch({ executablePath: path, args: [...args] });
  return chromium.launch({ executablePath: BEHIND_SERVERS, args: [...args], env: { ...process.env, BEHIND_SERVERS: path } });
}
