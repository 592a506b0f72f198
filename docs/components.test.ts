import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { componentPages } from '../scripts/component-docs.mjs';
import { keyboardPage } from '../scripts/component-docs/keyboard.mjs';

const folder = new URL('components/', import.meta.url);

test('docs/components/ says what the types say; `node scripts/component-docs.mjs` writes it', { timeout: 180_000 }, () => {
  const written = readdirSync(folder).sort().map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries([...componentPages()].map(([file, page]) => [file, `${page}\n`])));
});

test('docs/keyboard.md has the keys that the parts have', () => {
  const written = readFileSync(new URL('keyboard.md', import.meta.url), 'utf8');
  expect(keyboardPage(written)).toBe(written);
});
