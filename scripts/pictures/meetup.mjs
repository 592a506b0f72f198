import { join } from 'node:path';
import { drawnCamera } from './drawn-camera.mjs';
import { PHONE, WIDE } from './sizes.mjs';

/** The meetup, as its presenter, an attendee and somebody with a phone see it. */
export async function takeMeetup(browser, url, folder) {
  const person = (name, hue, viewport = WIDE, scheme = 'light') => signedIn(browser, url, { name, hue, viewport, scheme });
  const ana = await person('Ana Lindqvist', 24);
  await ana.goto(`${url}/new`);
  await ana.getByLabel('Title').fill('Signals in the wild');
  await ana.getByRole('button', { name: 'Create event' }).click();
  await ana.waitForURL(/\/e\//);
  const event = ana.url();
  await enter(ana, event);
  for (const name of ['Open backstage', 'Join stage', 'Go live']) await ana.getByRole('button', { name }).first().click();
  await ana.getByRole('button', { name: 'End event' }).waitFor();

  const bo = await person('Bo Ferreira', 205, PHONE, 'dark');
  const cy = await person('Cy Nakamura', 265, WIDE, 'dark');
  const dia = await person('Dia Okafor', 150);
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
  for (const page of [ana, cy, bo]) await twoPicturesMove(page);
  await bo.getByRole('tab', { name: /^Questions/ }).first().click();
  await ana.screenshot({ path: join(folder, 'presenter-light.png') });
  await cy.screenshot({ path: join(folder, 'attendee-dark.png') });
  await bo.screenshot({ path: join(folder, 'attendee-phone-dark.png') });
}

async function signedIn(browser, url, { name, hue, viewport, scheme }) {
  const context = await browser.newContext({ viewport, colorScheme: scheme, permissions: ['camera', 'microphone'] });
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

function twoPicturesMove(page) {
  return page.waitForFunction(() => {
    const videos = [...document.querySelectorAll('video')];
    return videos.filter(({ videoWidth, currentTime }) => videoWidth > 0 && currentTime > 2).length >= 2;
  });
}
