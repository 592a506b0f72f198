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

const flows = [
  'RaiseAHand', 'AskAQuestion', 'VoteInAPoll', 'AnswerAQuiz', 'ScreenAQuestion', 'GrantAHand', 'SendAMessage', 'MuteASpeaker',
  'SwitchLanguage',
];

test('every story is played to its end, and is accessible in every theme (S1.13, S2.11, S4.7-S4.12, WCAG 2.2 AA)', async () => {
  const stories = await page.evaluate(() => window.stories);
  expect(stories.length).toBeGreaterThan(50);
  expect(stories.filter((name) => name.startsWith('flows/')).sort()).toEqual(flows.map((name) => `flows/${name}`).sort());
  const wrong: string[] = [];
  for (const story of stories) {
    const stopped = await page.evaluate((name) => window.showStory(name).catch((error: unknown) => String(error).slice(0, 300)), story);
    if (stopped) wrong.push(`${story} is not played to its end: ${stopped}`);
    wrong.push(...(await judge(story)));
  }
  expect(wrong).toEqual([]);
  expect(broken).toEqual([]);
}, 300_000);

test.each([
  ['screens/Attendee', 'tab', 'ltr', 'ArrowRight'], ['screens/Attendee', 'tab', 'rtl', 'ArrowLeft'],
  ['overlays/kinds/QuizOpen', 'radio', 'ltr', 'ArrowRight'], ['overlays/kinds/QuizOpen', 'radio', 'rtl', 'ArrowLeft'],
] as const)('in %s the next %s of a page that is %s is reached with %s', async (story, role, direction, onward) => {
  await page.evaluate((name) => window.showStory(name), story);
  await page.locator('[data-rostrum-theme]').first().evaluate((ground, dir) => ground.setAttribute('dir', dir), direction);
  const all = page.getByRole(role);
  const focused = () => all.evaluateAll((elements) => elements.indexOf(document.activeElement as HTMLElement));
  await all.first().focus();
  await page.keyboard.press(onward);
  expect(await focused()).toBe(1);
  await page.keyboard.press(onward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft');
  expect(await focused()).toBe(0);
});

const off = (...rules: string[]) => Object.fromEntries(rules.map((id) => [id, { enabled: false }]));
/** A component is a part of a page: landmarks and the order of headings are the page's. A whole screen is a page. */
const ofPages = off('region', 'page-has-heading-one', 'heading-order');
/** The pages of two people are on one, as they never are. */
const ofTwo = off('region', 'landmark-main-is-top-level', 'landmark-no-duplicate-main', 'landmark-unique', 'landmark-banner-is-top-level', 'landmark-contentinfo-is-top-level');
const ruled = (story: string) => (story.startsWith('screens/Two browsers/') ? ofTwo : /^(screens|flows)\//.test(story) ? {} : ofPages);

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
  }, [story, ruled(story)] as const);
}
