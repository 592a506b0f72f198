import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { rig } from './rig.js';

const it = rig();
const PATIENT = { timeout: 20_000 };

test('a hand is raised, granted, speaks and leaves, by the keyboard alone (WCAG 2.1.1, S4.10)', async () => {
  const ana = await it.member('Ana Keys');
  const event = await ana.createEvent('Without a mouse');
  await ana.join(event);
  await press(ana.page, 'Open backstage');
  await press(ana.page, 'Go live');
  await ana.button('End event').waitFor();

  const bo = await it.member('Bo');
  const cy = await it.member('Cy');
  for (const member of [bo, cy]) {
    await member.join(event);
    await member.button('Raise hand').waitFor();
    await press(member.page, 'Raise hand');
    // The focus is in the form at once; Enter sends it.
    await member.page.getByRole('dialog', { name: 'Raise hand' }).getByRole('textbox').waitFor();
    await member.page.keyboard.type('From the keyboard');
    await member.page.keyboard.press('Enter');
    await member.button('Lower hand').waitFor();
  }

  // The tabs are one stop: arrows and Home move inside.
  await tabTo(ana.page, (focus) => focus.role === 'tab');
  await ana.page.keyboard.press('Home');
  await ana.button('Bring Bo to the stage').waitFor();
  await ana.button('Bring Cy to the stage').waitFor();
  await press(ana.page, 'Bring Bo to the stage');
  await bo.button('Leave stage').waitFor();
  // The row is gone; the keyboard goes on at the one that took its place.
  await expect.poll(async () => (await focusOf(ana.page))?.row, PATIENT).toContain('Cy');

  await expect.poll(() => said(bo.page, 'alert'), PATIENT).toBe('You are live. Everybody can see and hear you.');
  await ana.seesMoving(1);
  await press(bo.page, 'Turn microphone off');
  await bo.button('Turn microphone on').waitFor();
  expect((await focusOf(bo.page))?.name).toBe('Turn microphone on');
  await bo.page.keyboard.press('Enter');
  await bo.button('Turn microphone off').waitFor();
  await press(bo.page, 'Leave stage');
  await bo.button('Raise hand').waitFor();
  await expect.poll(() => said(bo.page, 'alert'), PATIENT).toBe('You are off the stage.');
});

test('nothing of the room keeps the keyboard, and every stop has a name (WCAG 2.1.2, 4.1.2)', async () => {
  const ana = await it.member('Ana Round');
  await ana.join(await ana.createEvent('Round trip'));
  await ana.button('Open backstage').waitFor();
  // From wherever the page has put it, out of the page; so that the next one begins at the top.
  await round(ana.page, 'Tab');
  const there = await round(ana.page, 'Tab');
  expect(there.filter(({ name }) => !name)).toEqual([]);
  expect(there.map(({ name }) => name)).toContain('Open backstage');
  const back = await round(ana.page, 'Shift+Tab');
  expect(new Set(back.map(({ name }) => name))).toEqual(new Set(there.map(({ name }) => name)));
});

interface Focus {
  readonly name: string;
  readonly role: string | null;
  /** What the row says that it is in. */
  readonly row: string;
}

/** More stops than any screen has. */
const MOST = 120;

function focusOf(page: Page): Promise<Focus | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const name = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
    return { name: (name ?? '').trim(), role: element.getAttribute('role'), row: element.closest('[data-row]')?.textContent ?? '' };
  });
}

/** Walks with Tab, as one does who cannot point. */
async function tabTo(page: Page, wanted: (focus: Focus) => boolean): Promise<void> {
  for (let turn = 0; turn < MOST; turn++) {
    const focus = await focusOf(page);
    if (focus && wanted(focus)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not reach it.');
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().waitFor();
  await tabTo(page, (focus) => focus.name === name);
  await page.keyboard.press('Enter');
}

/** Every stop from the first to the last, until the browser takes the focus out of the page. */
async function round(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<readonly Focus[]> {
  const stops: Focus[] = [];
  for (let turn = 0; turn < MOST; turn++) {
    await page.keyboard.press(key);
    const focus = await focusOf(page);
    if (!focus) {
      if (stops.length) return stops;
      continue;
    }
    stops.push(focus);
  }
  throw new Error(`The keyboard stays in: ${stops.slice(-3).map(({ name }) => name).join(', ')}`);
}

/** What the live region says. */
const said = (page: Page, role: 'alert' | 'status') => page.locator(`[role=${role}][aria-live]`).first().textContent();
