import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorsPage } from '../scripts/errors.mjs';

test('docs/errors.md says what the sources say; `node scripts/errors.mjs` writes it', () => {
  expect(readFileSync(new URL('errors.md', import.meta.url), 'utf8')).toBe(errorsPage());
});
