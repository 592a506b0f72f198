import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser } from 'playwright';
import { SendMessageRequest } from 'amazon-ivs-chat-messaging';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChannel, createRoom, createStage, enter, join, startRig, type Rig } from '../rig.test.support.js';

let browser: Browser;
let rig: Rig;
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'],
  });
  rig = await startRig();
  await join(rig, await createStage(rig, 'main-stage'), '<b>ann</b>');
  await createStage(rig, 'x'.repeat(128));
  await createChannel(rig, { name: 'y'.repeat(128), authorized: true });
  await createChannel(rig, { name: 'talk-show' });
  const alice = await enter(rig, await createRoom(rig, { name: 'talk' }), 'alice');
  await alice.room.sendMessage(new SendMessageRequest('hi'));
  rig.aws.faults.throttle({ operation: 'CreateStage' });
  await createStage(rig).catch(() => undefined);
});

afterAll(async () => {
  await browser.close();
  await rig[Symbol.asyncDispose]();
});

test.each([
  [1440, 'light'], [1440, 'dark'], [390, 'light'], [390, 'dark'],
] as const)('at %i px in %s it fits and is accessible', async (width, colorScheme) => {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  await page.goto(rig.aws.endpoint);
  await page.getByText('<b>ann</b>').waitFor();
  await page.getByText('ThrottlingException').first().waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await page.close();
});

test('it is live under its own policy, and pauses from the keyboard', async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(rig.aws.endpoint);
  await createStage(rig, 'fresh');
  await page.getByRole('heading', { name: 'fresh' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  expect(await page.getByRole('status').textContent()).toBe('paused');
  expect(errors).toEqual([]);
  await page.close();
});

test('a channel is given the test card and has it taken away, and the button keeps the focus', async () => {
  const page = await browser.newPage();
  await page.goto(rig.aws.endpoint);
  const start = page.getByRole('button', { name: 'Start test card on talk-show' });
  await start.focus();
  await page.keyboard.press('Enter');
  const stop = page.getByRole('button', { name: 'Stop test card on talk-show' });
  await stop.waitFor();
  await page.getByText('live', { exact: true }).nth(1).waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Stop test card');
  await page.keyboard.press('Enter');
  await start.waitFor();
  expect(rig.aws.status().channels.map(({ state }) => state)).toEqual(['OFFLINE', 'OFFLINE']);
  await page.close();
});
