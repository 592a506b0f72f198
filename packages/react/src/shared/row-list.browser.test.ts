import fc from 'fast-check';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BrowserRig } from '../testing/browser.test.support.js';
import type {} from '../testing/row-list-page.js';

let rig: BrowserRig;
let page: Page;

beforeAll(async () => {
  rig = await BrowserRig.start();
  page = await rig.open('row-list-page.tsx', { viewport: { width: 600, height: 500 } });
  await page.waitForFunction(() => 'showRows' in window, undefined, { timeout: 120_000 });
}, 180_000);
afterAll(() => rig[Symbol.asyncDispose]());

const scrollTo = (top: number) => page.evaluate((to) => new Promise<void>((done) => {
  const list = document.querySelector('[role=group]')!;
  if (list.scrollTop === to) return done();
  list.addEventListener('scroll', () => requestAnimationFrame(() => requestAnimationFrame(() => done())), { once: true });
  list.scrollTop = to;
}), top);
const top = () => page.evaluate(() => window.atTheTop());
const show = (rows: readonly number[], followsEnd = false) =>
  page.evaluate(([rows, end]) => window.showRows(rows, end), [rows, followsEnd] as const);
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

test('what one reads stays in its place while rows come and go (S4.10)', async () => {
  await fc.assert(fc.asyncProperty(
    fc.integer({ min: 70, max: 400 }), fc.nat(5000),
    fc.array(fc.record({ come: fc.boolean(), at: fc.nat(400), many: fc.integer({ min: 1, max: 30 }) }), { minLength: 1, maxLength: 4 }),
    async (count, to, changes) => {
      let rows = upTo(count);
      let next = count;
      await show([]);
      await show(rows);
      await scrollTo(Math.max(1, Math.min(to, 40 * count - 500)));
      for (const { come, at, many } of changes) {
        const before = await top();
        const place = at % rows.length;
        if (come) rows = [...rows.slice(0, place), ...Array.from({ length: many }, () => next++), ...rows.slice(place)];
        // Enough stays below, or there would be no such place any more.
        else rows = rows.filter((row, index) => row === before.key || index < place || index >= place + many || index > rows.length - 20);
        await show(rows);
        const now = await top();
        expect(now.key).toBe(before.key);
        expect(Math.abs(now.y - before.y)).toBeLessThan(1.5);
      }
    },
  ), { numRuns: 15 });
});

test('rows that came out of sight are counted, and the button takes one there (S4.10)', async () => {
  await show([]);
  await show(upTo(100));
  await show(upTo(103));
  const button = page.getByRole('button', { name: '3 new' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Row 102', exact: true }).waitFor();
  await button.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Rows');
  await show([200, ...upTo(103)]);
  await page.getByRole('button', { name: '1 new' }).click();
  await expect.poll(top).toEqual({ key: 200, y: 0 });
});

test('a list that follows its end stays there, and leaves a reader where they are', async () => {
  await show([]);
  await show(upTo(100), true);
  const last = (row: number) => page.getByRole('button', { name: `Row ${row}`, exact: true });
  const seen = (row: number) => last(row).evaluate((button) => button.getBoundingClientRect().bottom <= 400);
  await expect.poll(() => seen(99)).toBe(true);
  await show(upTo(120), true);
  await expect.poll(() => seen(119)).toBe(true);
  await scrollTo(1000);
  const before = await top();
  await show(upTo(122), true);
  expect(await top()).toEqual(before);
  await page.getByRole('button', { name: '2 new' }).click();
  await expect.poll(() => seen(121)).toBe(true);
});

test('the focus stays on its row, however far it is scrolled away, and goes to the next when the row goes', async () => {
  await show([]);
  await show(upTo(300));
  await page.getByRole('button', { name: 'Row 2', exact: true }).focus();
  await scrollTo(9000);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe('Row 2');
  await scrollTo(0);
  await show(upTo(300).filter((row) => row !== 2));
  expect(await focused()).toBe('Row 3');
});

test('a row that moves up from below the edge is there before one comes to it', async () => {
  await show([]);
  await show(upTo(200));
  const rows = () => page.evaluate(() => {
    const { bottom } = document.querySelector('[role=group]')!.getBoundingClientRect();
    const all = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const beyond = all.filter((row) => row.getBoundingClientRect().top > bottom);
    return { first: all[0]!.dataset['row'], beyond: beyond.length };
  });
  await expect.poll(rows).toEqual({ first: '0', beyond: 6 });
  await show(upTo(200).slice(1));
  await expect.poll(rows).toEqual({ first: '1', beyond: 6 });
});
