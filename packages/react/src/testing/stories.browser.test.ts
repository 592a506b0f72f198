import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BrowserRig } from './browser.test.support.js';
import type {} from './stories-page.js';

let rig: BrowserRig;
let page: Page;
const broken: string[] = [];

beforeAll(async () => {
  rig = await BrowserRig.start();
  // Without motion, so that no colour is seen halfway.
  page = await rig.open('stories-page.tsx', { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  page.on('pageerror', ({ message }) => broken.push(message));
  await page.waitForFunction(() => 'showStory' in window, undefined, { timeout: 120_000 });
  await rig.addAxe(page);
}, 180_000);

afterAll(() => rig[Symbol.asyncDispose]());

test('every story is accessible in every theme (WCAG 2.2 AA)', async () => {
  const stories = await page.evaluate(() => window.stories);
  expect(stories.length).toBeGreaterThan(50);
  const violations: string[] = [];
  for (const story of stories) {
    await page.evaluate((name) => window.showStory(name), story);
    violations.push(...(await judge(story)));
  }
  expect(violations).toEqual([]);
  expect(broken).toEqual([]);
}, 240_000);

const off = (...rules: string[]) => Object.fromEntries(rules.map((id) => [id, { enabled: false }]));
/** A story is a part of a page: landmarks and the order of headings are the page's. */
const ofPages = off('region', 'page-has-heading-one', 'heading-order');
/** The pages of two people are on one, as they never are. */
const ofTwo = { ...ofPages, ...off('landmark-main-is-top-level', 'landmark-no-duplicate-main', 'landmark-unique') };

/** All rules in the first theme; in the others what a theme can break. */
function judge(story: string): Promise<readonly string[]> {
  return page.evaluate(async ([name, pages]) => {
    const { axe } = window as unknown as { axe: { run(root: object, options: object): Promise<AxeResults> } };
    const ground = document.querySelector('[data-rostrum-theme]')!;
    const found: string[] = [];
    for (const theme of ['light', 'dark', 'high-contrast']) {
      ground.setAttribute('data-rostrum-theme', theme);
      const { violations } = await axe.run(document.body, theme === 'light'
        ? { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: pages }
        : { runOnly: ['color-contrast'] });
      for (const { id, nodes } of violations) {
        for (const { html, failureSummary } of nodes) found.push(`${name} in ${theme}: ${id} ${html.slice(0, 200)} ${failureSummary?.split('\n')[1] ?? ''}`);
      }
    }
    return found;
  }, [story, story.startsWith('screens/Two browsers/') ? ofTwo : ofPages] as const);
}
