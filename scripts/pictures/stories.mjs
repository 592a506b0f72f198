import { rm, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { preview } from 'vite';
import { Stop, run, tool } from '../workspace.mjs';

/** The ten main ones: the file's name, the story, the size that it is shown at. */
const STORIES = [
  ['attendee-view', 'screens--attendee', 1280, 800],
  ['presenter-console', 'screens--presenter', 1280, 800],
  ['moderator-console', 'screens--moderator', 1280, 800],
  ['stage-view', 'stage-stageview--shared-screen', 1008, 592],
  ['audience-player', 'playback-audienceplayer--with-overlay', 1008, 588],
  ['green-room', 'devices-greenroom--ready', 880, 516],
  ['hand-queue', 'hands-handqueue--several', 432, 624],
  ['question-board', 'questions-questionboard--presenter', 432, 624],
  ['chat-panel', 'chat-chatpanel--presenter', 432, 624],
  ['quiz-overlay', 'overlays-kinds--quiz-right', 432, 376],
];
const THEMES = ['light', 'dark'];

/** Each story in both themes, of the Storybook that `data` is a folder for. */
export async function takeStories(browser, folder, data) {
  const outDir = join(data, 'storybook');
  const env = { ...process.env, NODE_ENV: 'production' };
  const code = await run(process.execPath, [tool('storybook'), 'build', '--quiet', '--disable-telemetry', '--output-dir', outDir], { env });
  if (code !== 0) throw new Stop('Storybook was not built: see above.');
  const site = await preview({ configFile: false, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const [name, id, width, height] of STORIES) {
      for (const theme of THEMES) {
        const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
        await page.goto(`${site.resolvedUrls.local[0]}iframe.html?id=${id}&viewMode=story&globals=theme:${theme}`);
        await page.locator('[data-rostrum-theme] h1, [data-rostrum-theme] section').first().waitFor();
        await page.evaluate(settled);
        await writeFile(join(folder, `${name}-${theme}.webp`), await webp(page, await page.screenshot()));
        await page.close();
      }
    }
  } finally {
    await site.close();
  }
}

/** Runs in the page: until nothing comes or goes any more, and every video has a picture. */
async function settled() {
  await new Promise((done) => {
    let timer = setTimeout(done, 500);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, 500);
    }).observe(document.body, { childList: true, subtree: true });
  });
  const videos = [...document.querySelectorAll('video')];
  await Promise.all(videos.map((video) => video.videoWidth > 0 || new Promise((shown) => video.addEventListener('resize', shown, { once: true }))));
}

/** A quarter of the size of a PNG; the browser is the encoder. */
async function webp(page, png) {
  const base64 = await page.evaluate(async (picture) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const canvas = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height });
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/webp', 0.88).split(',')[1];
  }, png.toString('base64'));
  return Buffer.from(base64, 'base64');
}
