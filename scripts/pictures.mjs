/**
 * `node scripts/pictures.mjs`: the pictures of the documentation, taken of the meetup as it runs. Build it first.
 *
 * Everybody's camera is a drawing, so that the pictures are the same on every machine and show nobody.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from './chromium.mjs';
import { Services } from './services.mjs';
import { root, script } from './workspace.mjs';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const PORT = 4491;
const AWS_PORT = 4492;
const url = `http://localhost:${PORT}`;
const folder = join(root, 'docs/images');

await script(async () => {
  const data = await mkdtemp(join(tmpdir(), 'pictures-'));
  const services = new Services();
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
  try {
    await mkdir(folder, { recursive: true });
    const secret = { LOCAL_AWS_EVENTS_SECRET: 'pictures', LOCAL_AWS_REVIEW_SECRET: 'pictures', ROSTRUM_HOOK_SECRET: 'pictures' };
    await services.start('local-aws', [
      join(root, 'packages/local-aws/bin/local-aws.js'), '--port', String(AWS_PORT), '--events', `${url}/hooks/media-events`,
    ], secret);
    await services.start('meetup', [join(root, 'examples/virtual-meetup/dist/server.js')], {
      ...secret, PORT: String(PORT), LOCAL_AWS_ENDPOINT: `http://localhost:${AWS_PORT}`, ROSTRUM_DATA: data,
    });
    await takeAll(browser);
  } finally {
    await browser.close();
    await services.stop();
    await rm(data, { recursive: true, force: true });
  }
});

async function takeAll(browser) {
  const ana = await person(browser, 'Ana Lindqvist', 24);
  await ana.goto(`${url}/new`);
  await ana.getByLabel('Title').fill('Signals in the wild');
  await ana.getByRole('button', { name: 'Create event' }).click();
  await ana.waitForURL(/\/e\//);
  const event = ana.url();
  await enter(ana, event);
  for (const name of ['Open backstage', 'Join stage', 'Go live']) await ana.getByRole('button', { name }).first().click();
  await ana.getByRole('button', { name: 'End event' }).waitFor();

  const [bo, cy, dia] = [await person(browser, 'Bo Ferreira', 205, PHONE, 'dark'), await person(browser, 'Cy Nakamura', 265, WIDE, 'dark'), await person(browser, 'Dia Okafor', 150)];
  for (const page of [bo, cy, dia]) await enter(page, event);
  await raise(cy);
  await tab(ana, 'Hands');
  await ana.getByRole('button', { name: 'Bring Cy Nakamura to the stage' }).click();
  await raise(bo, 'I have seen this fail in production. May I tell?');
  await raise(dia);
  await ask(dia, 'Does fine-grained reactivity survive server rendering?');
  await ask(bo, 'Which of these for a design system with forty teams?');
  await cy.getByRole('tab', { name: /^Questions/ }).first().click();
  await cy.getByRole('button', { name: /^Vote for this question/ }).first().click();
  await say(dia, 'Hello from Lagos!');
  await say(bo, 'The sound is great today.');
  await cy.getByRole('tab', { name: /^Chat/ }).first().click();
  for (const page of [ana, cy, bo]) await page.waitForFunction(() => [...document.querySelectorAll('video')].filter((v) => v.videoWidth > 0 && v.currentTime > 2).length >= 2);
  await bo.getByRole('tab', { name: /^Questions/ }).first().click();
  await ana.screenshot({ path: join(folder, 'presenter-light.png') });
  await cy.screenshot({ path: join(folder, 'attendee-dark.png') });
  await bo.screenshot({ path: join(folder, 'attendee-phone-dark.png') });
}

async function person(browser, name, hue, viewport = WIDE, colorScheme = 'light') {
  const context = await browser.newContext({ viewport, colorScheme, permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.addInitScript(drawnCamera, { hue, initials: name.split(' ').map(([letter]) => letter).join('') });
  await page.goto(url);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('New event').waitFor();
  return page;
}

async function enter(page, event) {
  await page.goto(event);
  await page.getByRole('button', { name: /^Join as/ }).click();
  await page.getByRole('region', { name: 'Stage', exact: true }).waitFor();
}
function tab(page, name) {
  return page.getByRole('tab', { name: new RegExp(`^${name}`) }).first().click();
}

async function raise(page, question = '') {
  await page.getByRole('button', { name: 'Raise hand' }).click();
  const dialog = page.getByRole('dialog', { name: 'Raise hand' });
  await dialog.getByRole('textbox').fill(question);
  await dialog.getByRole('button', { name: 'Raise hand' }).click();
  await page.getByRole('button', { name: 'Lower hand' }).waitFor();
}
async function ask(page, question) {
  await tab(page, 'Questions');
  await page.getByLabel('Your question').fill(question);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByText(question).first().waitFor();
}
async function say(page, text) {
  await tab(page, 'Chat');
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.fill(text);
  await box.press('Enter');
  await page.getByRole('log').getByText(text).waitFor();
}

/** Runs in the page: the camera is a picture of somebody at a desk lamp. */
function drawnCamera({ hue, initials }) {
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await real(wanted);
    if (!wanted.video) return stream;
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const pen = canvas.getContext('2d');
    const circle = (x, y, radius, fill) => {
      pen.fillStyle = fill;
      pen.beginPath();
      pen.ellipse(x, y, radius, radius, 0, 0, 7);
      pen.fill();
    };
    let turn = 0;
    setInterval(() => {
      const sway = Math.sin(turn++ / 20) * 6;
      const wall = pen.createRadialGradient(980, 120, 60, 640, 360, 900);
      wall.addColorStop(0, `hsl(${hue} 55% 62%)`);
      wall.addColorStop(1, `hsl(${hue} 40% 22%)`);
      pen.fillStyle = wall;
      pen.fillRect(0, 0, 1280, 720);
      circle(640 + sway, 760, 330, `hsl(${hue} 30% 16%)`);
      circle(640 + sway, 330, 150, `hsl(${hue} 45% 78%)`);
      pen.fillStyle = `hsl(${hue} 35% 24%)`;
      pen.font = '600 110px system-ui, sans-serif';
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.fillText(initials, 640 + sway, 336);
    }, 66);
    for (const track of stream.getVideoTracks()) {
      stream.removeTrack(track);
      track.stop();
    }
    stream.addTrack(canvas.captureStream(15).getVideoTracks()[0]);
    return stream;
  };
}
