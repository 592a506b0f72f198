import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { chromiumArgs, findChromium } from '../../../scripts/chromium.mjs';

export interface Site {
  readonly url: string;
  readonly browser: Browser;
}

/** The app as it was built, on `next start`, and one browser. */
export function site(): Site {
  const it = {} as { -readonly [Key in keyof Site]: Site[Key] };
  let stop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    ({ url: it.url, stop } = await startNext());
    const executablePath = await findChromium();
    it.browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumArgs] });
  });
  afterAll(async () => {
    await it.browser?.close();
    await stop?.();
  });
  return it;
}

async function startNext(): Promise<{ url: string; stop(): Promise<void> }> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  // Port 0 is any free one; which it is stands in what it prints.
  const child = spawn(process.execPath, [next, 'start', '--port', '0', '--hostname', '127.0.0.1'], {
    cwd: fileURLToPath(new URL('../', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(line) ?? [];
    if (url) return { url, stop };
  }
  throw new Error(`next start ended with ${child.exitCode}. Was it built? npx turbo run build`);
}
