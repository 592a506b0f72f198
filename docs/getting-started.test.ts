import { startLocalAws } from '@rostrum/local-aws';
import { chromium, type Browser, type Page } from 'playwright';
import { preview } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { chromiumArgs, installChromium } from '../scripts/chromium.mjs';
import { builtApp, removeProject, versionsOf, write } from './getting-started.test.support.js';

// The machine may have other things to do; what is waited for comes all the same.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const [inMemory = '', overServer = ''] = versionsOf('src/App.tsx');
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await installChromium(), args: chromiumArgs });
});
afterAll(async () => {
  await browser?.close();
  removeProject();
});

test('the first app is less than 30 lines, and is a working event', async () => {
  expect(inMemory.trim().split('\n').length).toBeLessThan(30);
  const outDir = await builtApp('in-memory', inMemory);
  const site = await preview({ configFile: false, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  onTestFinished(() => site.close());
  const page = await opened(site.resolvedUrls!.local[0]!);
  await goLive(page);
  await raiseHand(page);
  await seesHand(page);
});

test('the second app is the same event over the server and local-aws', async () => {
  const outDir = await builtApp('over-server', overServer);
  const aws = await startLocalAws({ port: 0 });
  onTestFinished(() => aws.close());
  const server = await started(write('server.mjs', versionsOf('server.mjs')[0]!.replace("'dist'", JSON.stringify(outDir))), aws.endpoint);
  onTestFinished(() => server.stop());

  const ana = await opened(`${server.url}/?name=Ana`);
  await goLive(ana);
  const bo = await opened(`${server.url}/?name=Bo${new URL(ana.url()).hash}`);
  await raiseHand(bo);
  await seesHand(ana);
});

/** A page of its own browser profile, in which nothing may go wrong. */
async function opened(url: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: unknown[] = [];
  page.on('pageerror', (error) => errors.push(error));
  onTestFinished(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });
  await page.goto(url);
  return page;
}

async function goLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open backstage' }).click();
  await page.getByRole('button', { name: 'Go live' }).click();
}

async function raiseHand(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Raise hand' }).click();
  const form = page.getByRole('dialog', { name: 'Raise hand' });
  await form.getByRole('textbox').fill('Does it scale?');
  await form.getByRole('button', { name: 'Raise hand' }).click();
}

async function seesHand(page: Page): Promise<void> {
  const queue = page.getByRole('region', { name: 'Raised hands' });
  await queue.getByText('Bo', { exact: true }).waitFor();
  await queue.getByText('Does it scale?').waitFor();
}

/** Runs the page's server in this process, where the packages are their sources; stops it as Ctrl-C does. */
async function started(file: string, endpoint: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  vi.stubEnv('PORT', '0').stubEnv('LOCAL_AWS', endpoint);
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const before = process.listeners('SIGINT');
  try {
    await import(/* @vite-ignore */ file);
    const url = String(said.mock.calls.at(-1)?.[0]);
    const [stop] = process.listeners('SIGINT').filter((listener) => !before.includes(listener));
    return {
      url,
      async stop() {
        stop!('SIGINT');
        await vi.waitFor(() => expect(fetch(url)).rejects.toThrow(), { timeout: 20_000 });
      },
    };
  } finally {
    said.mockRestore();
    vi.unstubAllEnvs();
  }
}
