import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findFfmpeg } from '../ffmpeg.mjs';
import { PHONE, WIDE } from './sizes.mjs';

/** The live site with something on the air: its owner's desk, and what a viewer has on a phone. */
export async function takeLiveSite(browser, url, folder, data) {
  const scene = join(data, 'scene.png');
  await drawScene(browser, scene);
  const owner = await open(browser, `${url}/owner`, WIDE, 'dark');
  await owner.getByRole('button', { name: 'Sign in' }).click();
  await owner.getByRole('tab', { name: /^Stream/ }).click();
  await owner.getByRole('button', { name: 'Copy: Command line for ffmpeg' }).click();
  const address = /"(rtmp:[^"]+)"/.exec(await owner.evaluate(() => navigator.clipboard.readText()))[1];
  await owner.getByRole('tab', { name: /^Overlays/ }).click();
  const encoder = stream(scene, address);
  try {
    const phone = await open(browser, url, PHONE, 'light');
    const poll = '[data-over-picture] section[data-kind="poll"]';
    // The first of the site's own running order.
    await phone.locator(poll).waitFor({ timeout: 60_000 });
    await phone.locator(poll).getByRole('radio').first().click();
    await owner.getByText('1 vote').first().waitFor();
    await phone.getByText('Your vote is in.').first().waitFor();
    for (const [page, name] of [[owner, 'live-site-owner-dark.png'], [phone, 'live-site-phone.png']]) {
      // A machine that encodes and shows everything at once may be behind for a moment.
      await page.getByText('Waiting for more video…').waitFor({ state: 'hidden' });
      await page.screenshot({ path: join(folder, name) });
    }
  } finally {
    encoder.kill('SIGINT');
  }
}

async function open(browser, url, viewport, colorScheme) {
  const context = await browser.newContext({ viewport, colorScheme, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** A still picture with a tone that nobody hears, as an encoder sends it. */
function stream(picture, address) {
  return spawn(findFfmpeg(), [
    '-loglevel', 'error', '-re', '-loop', '1', '-framerate', '30', '-i', picture,
    '-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo', '-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency',
    '-pix_fmt', 'yuv420p', '-g', '60', '-b:v', '2500k', '-c:a', 'aac', '-t', '180', '-f', 'flv', address,
  ], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Somebody at a window in the evening: a drawing, so that it shows nobody. */
async function drawScene(browser, path) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.setContent(`<body style="margin:0"><svg width="1280" height="720" viewBox="0 0 1280 720">
    <defs>
      <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#1d2b53"/><stop offset=".55" stop-color="#b3566b"/><stop offset="1" stop-color="#f2b279"/></linearGradient>
      <radialGradient id="lamp"><stop stop-color="#ffdf9e" stop-opacity=".75"/><stop offset="1" stop-color="#ffdf9e" stop-opacity="0"/></radialGradient>
    </defs>
    <rect width="1280" height="720" fill="#20242f"/>
    <rect x="90" y="70" width="560" height="440" fill="url(#sky)"/>
    <path d="M90 430l90-70 60 40 110-120 120 130 70-50 110 90v60H90z" fill="#2a2440"/>
    <path d="M370 70v440M90 290h560" stroke="#151821" stroke-width="14"/>
    <rect x="90" y="70" width="560" height="440" fill="none" stroke="#151821" stroke-width="20"/>
    <circle cx="1090" cy="300" r="330" fill="url(#lamp)"/>
    <path d="M1040 250h100l34 90h-168z" fill="#f6cf83"/><path d="M1090 340v250" stroke="#10131b" stroke-width="12"/>
    <ellipse cx="800" cy="690" rx="230" ry="210" fill="#3f6f7d"/>
    <circle cx="800" cy="365" r="112" fill="#d9a07c"/>
    <path d="M690 360c-14-120 60-160 116-156 70 4 122 60 104 164-20-60-60-84-96-84-50 0-96 20-124 76z" fill="#2b1c1a"/>
    <rect y="590" width="1280" height="130" fill="#141720"/>
  </svg></body>`);
  await page.screenshot({ path });
  await page.close();
}
