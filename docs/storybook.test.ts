import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { chromiumArgs, installChromium } from '../scripts/chromium.mjs';
import { run, tool } from '../scripts/workspace.mjs';

// The machine may have other things to do; what is waited for comes all the same.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const outDir = fileURLToPath(new URL('dist/storybook', import.meta.url));
let site: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  const said: string[] = [];
  const options = { show: (text: string) => said.push(text), env: { ...process.env, NODE_ENV: 'production' } };
  const code = await run(process.execPath, [tool('storybook'), 'build', '--quiet', '--disable-telemetry', '--output-dir', outDir], options);
  if (code !== 0) throw new Error(`Storybook was not built:\n${said.join('')}`);
  site = await preview({ configFile: false, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  browser = await chromium.launch({ executablePath: await installChromium(), args: chromiumArgs });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(outDir, { recursive: true, force: true });
});

async function opened(id: string, query: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  onTestFinished(() => page.close());
  await page.goto(`${site.resolvedUrls!.local[0]}iframe.html?id=${id}&${query}`);
  return page;
}

test('a page of documentation has the component at work, its props, keys, words and hook', async () => {
  const page = await opened('devices-greenroom--docs', 'viewMode=docs');
  await page.getByRole('heading', { level: 1, name: 'GreenRoom' }).waitFor();
  await page.getByRole('heading', { name: 'Check your camera and sound' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'useGreenRoom' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'DevicesLabels' }).waitFor();
  // The controls know the props from the types.
  await page.locator('.docblock-argstable').getByText('children', { exact: true }).waitFor();
});

test.each([
  ['en', 'ltr', 'light', 'Hand raised'], ['es', 'rtl', 'high-contrast', 'Mano levantada'],
])('two browsers see one event, in %s, %s and %s', async (language, direction, theme, raised) => {
  const page = await opened('screens-two-browsers--side-by-side', `globals=language:${language};direction:${direction};theme:${theme}`);
  await page.getByRole('region', { name: 'Marta Silva, host' }).getByText('How do you test it?').waitFor();
  await page.getByRole('region', { name: 'Ana Torres, audience' }).getByText(raised).waitFor();
  const ground = page.locator(`[data-rostrum-theme="${theme}"]`);
  expect([await ground.getAttribute('lang'), await ground.getAttribute('dir')]).toEqual([language, direction]);
  expect(await page.locator('.sb-errordisplay').isVisible()).toBe(false);
});
