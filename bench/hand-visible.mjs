/**
 * From an attendee's raised hand to the host: over real lines of the real server, which stores it before it tells
 * anybody; and to the row on the host's screen.
 *
 *   node bench/hand-visible.mjs [--hands 200] [--rows 50]
 *
 * Prints one line of JSON. `lineMs`: from the command leaving the attendee's socket to the staff frame with the hand in
 * the host's, both in this process. `rowMs`: from the same moment until the host's page has the row, in Chromium, by
 * the machine's clock. Hands are raised one after the other. Target: p95 100 ms.
 */
import { parseArgs } from 'node:util';
import { script } from '../scripts/workspace.mjs';
import { button, openBrowser, pageOf } from './rig/browser.mjs';
import { percentiles } from './rig/figures.mjs';
import { Person } from './rig/person.mjs';
import { startPlatform } from './rig/platform.mjs';

const { values } = parseArgs({
  options: { hands: { type: 'string', default: '200' }, rows: { type: 'string', default: '50' } },
});
const hands = Math.min(1000, Math.max(1, Number(values.hands)));
const rows = Math.min(200, Math.max(1, Number(values.rows)));
/** One person may ask for 60 commands a minute, and a hand is two of them: up and down. */
const HANDS_EACH = 25;

await script(async () => {
  const platform = await startPlatform();
  try {
    await measure(platform);
  } finally {
    await platform.stop();
  }
});

async function measure({ url }) {
  const host = await Person.signedIn(url, 'Hanna Host');
  const event = await host.createEvent();
  await host.enter(event);
  await host.ask('session/open');
  await host.ask('session/go-live');
  const audience = await Promise.all(
    Array.from({ length: Math.ceil((hands + rows) / HANDS_EACH) }, async (_, n) => {
      const attendee = await Person.signedIn(url, `Attendee ${n}`);
      await attendee.enter(event);
      return attendee;
    }),
  );
  const next = (turn) => audience[turn % audience.length];
  const onLine = [];
  for (let turn = 0; turn < hands; turn++) onLine.push(await toLine(next(turn), host));
  const onScreen = await toScreen(url, host, event, next);
  for (const person of [host, ...audience]) person.close();
  console.log(JSON.stringify({
    bench: 'hand-visible', hands, lineMs: percentiles(onLine), rows, rowMs: percentiles(onScreen),
  }));
}

async function toLine(attendee, host) {
  const shown = host.hears(({ t, frame }) => t === 'frame' && frame.patch?.hands?.[attendee.person]);
  const from = performance.now();
  const asked = attendee.ask('hands/raise');
  await shown;
  const taken = performance.now() - from;
  await asked;
  await attendee.ask('hands/lower');
  return taken;
}

async function toScreen(url, host, event, next) {
  const browser = await openBrowser();
  try {
    const page = await pageOf(browser, host, event, { script: watch });
    await button(page, `Join as ${host.name}`).click();
    await page.getByRole('tab', { name: /^Hands/ }).first().click();
    const times = [];
    for (let turn = 0; turn < rows; turn++) {
      const attendee = next(turn);
      // Watched from before the hand goes up.
      await page.evaluate((name) => void (window.shown = window.rowOf(name, true)), attendee.name);
      const from = Date.now();
      await attendee.ask('hands/raise');
      times.push((await page.evaluate(() => window.shown)) - from);
      await attendee.ask('hands/lower');
      await page.evaluate((name) => window.rowOf(name, false), attendee.name);
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** Runs in the host's page before its own code: `rowOf` resolves with the time at which a person has a row, or none. */
function watch() {
  const isShown = (name) => [...document.querySelectorAll('[data-row] strong')].some((row) => row.textContent === name);
  window.rowOf = (name, wanted) =>
    new Promise((resolve) => {
      const look = () => {
        if (isShown(name) !== wanted) return;
        observer.disconnect();
        resolve(Date.now());
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, characterData: true });
      look();
    });
}
