import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';

export async function openBrowser() {
  const executablePath = await findChromium();
  return chromium.launch({ ...(executablePath && { executablePath }), args: chromiumArgs });
}

/** A page of its own browser profile, on which this person is signed in; nothing is in its cache. */
export async function pageOf(browser, { url, token, person, name }, event, { script } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 }, permissions: ['camera', 'microphone'],
  });
  const identity = JSON.stringify({ token, person, name, expiresAt: Date.now() + 3_600_000 });
  await context.addInitScript((text) => localStorage.setItem('meetup.identity', text), identity);
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${url}/e/${event}`);
  return page;
}

export const button = (page, name) => page.getByRole('button', { name, exact: true });
