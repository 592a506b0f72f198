import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { chromiumArgs } from '../scripts/chromium.mjs';
import { launchBehindServers } from './browser.js';
import { startPlatform, type Example, type Host, type Platform } from './platform.js';

export interface ExampleRig {
  platform: Platform;
  browser: Browser;
}

/** Ten pictures a second show as well as thirty that video moves, and leave two cores something for the rest. */
const calmCamera = (arg: string) => (arg === '--use-fake-device-for-media-stream' ? `${arg}=fps=10` : arg);

/** One platform and one browser for the tests of a file. Everybody's pages are closed after each test. */
export function exampleRig(example: Example, host?: Host): ExampleRig {
  const it = {} as ExampleRig;
  beforeAll(async () => {
    it.platform = await startPlatform(example, host);
    it.browser = await launchBehindServers(chromiumArgs.map(calmCamera));
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepEvidence(it, task.name);
    for (const context of it.browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await it.browser?.close();
    await it.platform?.stop();
  });
  return it;
}

/** What everybody saw, and what the server said, for whoever looks into a failure. */
async function keepEvidence({ browser, platform }: ExampleRig, test: string): Promise<void> {
  const folder = fileURLToPath(new URL(`../test-results/${test.replace(/\W+/g, '-').slice(0, 60)}/`, import.meta.url));
  await mkdir(folder, { recursive: true });
  const pages = browser.contexts().flatMap((context) => context.pages());
  await Promise.all(pages.map((page, index) => page.screenshot({ path: `${folder}${index}.png` }).catch(() => undefined)));
  await writeFile(`${folder}server.log`, platform.logs());
}
