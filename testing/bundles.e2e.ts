import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startUpBytes } from '../scripts/start-up.mjs';

const folder = fileURLToPath(new URL('../packages/server/dist/lambda/', import.meta.url));

test.each(readdirSync(folder))('the function %s reads at most 400 kB to start: a cold start is somebody who waits', (name) => {
  const { start, folder: all } = startUpBytes(`${folder}${name}`);
  expect(start).toBeLessThan(400_000);
  // The rest waits for a call that needs it, or the figure would say nothing.
  expect(all).toBeGreaterThan(start);
});
