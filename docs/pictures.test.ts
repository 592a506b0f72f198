import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('images/stories/', import.meta.url);

test('README.md shows the ten main stories in both themes; `node scripts/pictures.mjs stories` takes them', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const shown = [...readme.matchAll(/docs\/images\/stories\/([\w-]+\.webp)/g)].map(([, file]) => file!);
  const taken = readdirSync(folder).sort();
  expect(taken).toHaveLength(20);
  expect(shown.sort()).toEqual(taken);
  expect(taken.reduce((sum, file) => sum + statSync(new URL(file, folder)).size, 0)).toBeLessThan(1_500_000);
});
