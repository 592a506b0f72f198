import { expect, test } from 'vitest';
import { site } from './site.js';

const it = site();

test('the server sends the room with its look, the browser takes it over without a word, and a hand is raised', async () => {
  const html = await (await fetch(it.url)).text();
  const sent = {
    words: html.includes('Marta Silva shows how forty functions'),
    room: html.includes('role="tablist" aria-label="Participation"'),
    look: /<style[^>]*data-styled[^>]*>[^<]*--rostrum-accent:/.test(html),
  };
  expect(sent).toEqual({ words: true, room: true, look: true });

  const page = await (await it.browser.newContext({ permissions: ['camera', 'microphone'] })).newPage();
  const said: string[] = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(it.url);

  await page.getByRole('heading', { name: 'Serverless Lisbon' }).waitFor();
  await page.getByRole('button', { name: 'Let the host act' }).click();
  await page.getByText('Welcome! Raise your hand, and you are next.').waitFor();
  await page.getByRole('button', { name: 'Raise hand' }).click();
  await page.keyboard.press('Enter');
  await page.getByText('Hand raised').first().waitFor();
  await page.getByRole('button', { name: 'Let the host act' }).click();
  await page.getByRole('button', { name: 'Leave stage' }).waitFor();
  expect(said).toEqual([]);
});
