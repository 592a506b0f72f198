/**
 * The queue of 10,000 raised hands in Chromium: until it is on the page, and until one change is; against a plain list
 * of the same rows in the same run.
 *
 *   node bench/long-lists.mjs [--hands 10000] [--mounts 15] [--changes 30]
 *
 * Prints one line of JSON: milliseconds, from the call or the new state until React is done and the page is laid out;
 * what is published, for production. `changeMs` is the slowest kind of change: a hand raised at the end, one seen, the
 * first one granted; `applyMs` what core takes before, to apply the server's frame. Rows of the plain list have the same
 * elements, no styles, and are memoised. Targets: mount p50 50 ms, change p50 4 ms.
 */
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { script } from '../scripts/workspace.mjs';
import { openBrowser } from './rig/browser.mjs';
import { percentiles, round } from './rig/figures.mjs';

const { values } = parseArgs({
  options: {
    hands: { type: 'string', default: '10000' }, mounts: { type: 'string', default: '15' }, changes: { type: 'string', default: '30' },
  },
});
const count = Math.min(50_000, Math.max(100, Number(values.hands)));
const mounts = Math.min(100, Math.max(1, Number(values.mounts)));
const changes = Math.min(500, Math.max(1, Number(values.changes)));
/** One mount of the plain list takes seconds. */
const FEW = 3;

await script(async () => {
  const { outputFiles: [page] } = await build({
    entryPoints: [new URL('./rig/long-list-page.js', import.meta.url).pathname], bundle: true, write: false, minify: true,
    format: 'iife', define: { 'process.env.NODE_ENV': '"production"' },
  });
  const browser = await openBrowser();
  try {
    const rostrum = await measure(browser, page.text, 'rostrum', { count, mounts, changes });
    const plain = await measure(browser, page.text, 'plain', { count, mounts: Math.min(mounts, FEW), changes: Math.min(changes, FEW) });
    const ratio = (what) => round(plain[what].p50 / rostrum[what].p50, 0);
    console.log(JSON.stringify({
      bench: 'long-lists', hands: count, rostrum, plain, ratio: { mount: ratio('mountMs'), change: ratio('changeMs') },
    }));
  } finally {
    await browser.close();
  }
});

async function measure(browser, code, kind, options) {
  const page = await browser.newPage({ viewport: { width: 480, height: 800 } });
  await page.addScriptTag({ content: code });
  const { times: { mount, apply, ...kinds }, rows } = await page.evaluate(([kind, options]) => window.measure(kind, options), [kind, options]);
  await page.close();
  const each = Object.fromEntries(Object.entries(kinds).map(([name, times]) => [name, percentiles(times)]));
  const slowest = Object.values(each).reduce((a, b) => (b.p50 > a.p50 ? b : a));
  return { rows, mountMs: percentiles(mount), applyMs: percentiles(apply), changeMs: slowest, ...each };
}
