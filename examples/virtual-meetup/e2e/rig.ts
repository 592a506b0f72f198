import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { chromiumArgs, findChromium } from '../../../scripts/chromium.mjs';
import { Member } from './member.js';
import { startPlatform, type Platform } from './platform.js';

export interface Rig {
  platform: Platform;
  browser: Browser;
  member(name: string): Promise<Member>;
  guest(name: string): Promise<Member>;
}

/** Ten pictures a second show as well as thirty that video moves, and leave two cores something for the rest. */
const calmCamera = (arg: string) => (arg === '--use-fake-device-for-media-stream' ? `${arg}=fps=10` : arg);

/** One platform and one browser for the tests of a file. Everybody's pages are closed after each test. */
export function rig(): Rig {
  const it = {} as Rig;
  beforeAll(async () => {
    it.platform = await startPlatform();
    const executablePath = await findChromium();
    it.browser = await chromium.launch({ ...(executablePath && { executablePath }), args: chromiumArgs.map(calmCamera) });
    it.member = (name) => Member.signedIn(it.browser, it.platform, name);
    it.guest = (name) => Member.open(it.browser, it.platform, name);
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
async function keepEvidence({ browser, platform }: Rig, test: string): Promise<void> {
  const folder = fileURLToPath(new URL(`../../../test-results/${test.replace(/\W+/g, '-').slice(0, 60)}/`, import.meta.url));
  await mkdir(folder, { recursive: true });
  const pages = browser.contexts().flatMap((context) => context.pages());
  await Promise.all(pages.map((page, index) => page.screenshot({ path: `${folder}${index}.png` }).catch(() => undefined)));
  await writeFile(`${folder}server.log`, platform.logs());
}

/** The participants of all stages as the media service has them. */
export async function participants(platform: Platform): Promise<readonly Participant[]> {
  const response = await fetch(`${platform.localAws}/_status`);
  const { stages } = (await response.json()) as { stages: { participants: Participant[] }[] };
  return stages.flatMap((stage) => stage.participants);
}
export interface Participant {
  readonly participantId: string;
  readonly userId: string;
  readonly publishing: boolean;
}
