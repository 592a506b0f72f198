import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { createServer, type Plugin, type ViteDevServer } from 'vite';

const HERE = dirname(fileURLToPath(import.meta.url));

/** A page without anything but the module that it is asked for. */
const emptyPage: Plugin = {
  name: 'empty-page',
  configureServer: ({ middlewares }) => void middlewares.use('/page', (request, response) => {
    const module = new URL(request.url!, 'http://page').searchParams.get('module')!;
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>Test</title><body style="margin:0"><script type="module" src="/${module}"></script>`);
  }),
};

/** The sources of this package in a real browser. */
export class BrowserRig {
  private constructor(readonly server: ViteDevServer, readonly browser: Browser) {}

  static async start(): Promise<BrowserRig> {
    const server = await createServer({
      configFile: false, root: HERE, logLevel: 'error', plugins: [react(), emptyPage],
      resolve: { conditions: ['@rostrum/source', 'module', 'browser', 'development|production'] },
      // All at once: what is found later reloads the page.
      optimizeDeps: { entries: ['*-page.tsx', '../**/*.stories.tsx', '../../../../.storybook/preview.tsx'] },
      server: { port: 0, host: '127.0.0.1', hmr: false, fs: { strict: false } },
    });
    await server.listen();
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'],
    });
    return new BrowserRig(server, browser);
  }

  /** A module of this folder on a page of its own. */
  async open(module: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.browser.newPage(options);
    await page.goto(`http://127.0.0.1:${this.server.config.server.port}/page?module=${module}`);
    return page;
  }

  async addAxe(page: Page): Promise<void> {
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}
