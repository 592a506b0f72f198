/**
 * The pictures of the documentation.
 *
 *   node scripts/pictures.mjs             all of them
 *   node scripts/pictures.mjs examples    of the examples as they run; build them first
 *   node scripts/pictures.mjs stories     of the main stories, in both themes
 *
 * What cameras see is a drawing, so that the pictures are the same on every machine and show nobody.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from './chromium.mjs';
import { takeLiveSite } from './pictures/live-site.mjs';
import { takeMeetup } from './pictures/meetup.mjs';
import { takeStories } from './pictures/stories.mjs';
import { Services } from './services.mjs';
import { root, script } from './workspace.mjs';

const AWS_PORT = 4491;
const PORTS = { 'virtual-meetup': 4494, 'live-site': 4495 };
const secret = { LOCAL_AWS_EVENTS_SECRET: 'pictures', LOCAL_AWS_REVIEW_SECRET: 'pictures', ROSTRUM_HOOK_SECRET: 'pictures' };
const folder = join(root, 'docs/images');
const wants = (what) => process.argv.length < 3 || process.argv.includes(what);

await script(async () => {
  const data = await mkdtemp(join(tmpdir(), 'pictures-'));
  const services = new Services();
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
  try {
    await mkdir(folder, { recursive: true });
    if (wants('examples')) {
      const url = await startAll(services, data);
      await takeMeetup(browser, url('virtual-meetup'), folder);
      await takeLiveSite(browser, url('live-site'), folder, data);
    }
    if (wants('stories')) await takeStories(browser, join(folder, 'stories'), data);
  } finally {
    await browser.close();
    await services.stop();
    await rm(data, { recursive: true, force: true });
  }
});

async function startAll(services, data) {
  const url = (example) => `http://localhost:${PORTS[example]}`;
  const hooks = Object.keys(PORTS).flatMap((example) => ['--events', `${url(example)}/hooks/media-events`]);
  const { endpoint, rtmp, ingest } = await services.start('local-aws', [
    join(root, 'packages/local-aws/bin/local-aws.js'), '--port', String(AWS_PORT), ...hooks,
  ], secret);
  for (const [example, port] of Object.entries(PORTS)) {
    await services.start(example, [join(root, 'examples', example, 'dist/server.js')], {
      ...secret, PORT: String(port), LOCAL_AWS_ENDPOINT: endpoint, LOCAL_AWS_RTMP: rtmp, LOCAL_AWS_INGEST: ingest, ROSTRUM_DATA: data,
    });
  }
  return url;
}
