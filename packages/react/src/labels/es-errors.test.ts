import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spanishErrors } from './es-errors.js';

/** Faults of the data that only whoever runs the server is told, and what only whoever writes the page is. */
const NOT_FOR_READERS = ['store', 'react'];

describe('refusals in Spanish', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/errors.md'), 'utf8');
  const codes = [...page.matchAll(/^\| `([a-z-]+\/[a-z-]+)` \|/gm)].map(([, code]) => code!)
    .filter((code) => !NOT_FOR_READERS.includes(code.split('/')[0]!));

  it('has words for every code of docs/errors.md that a person can meet', () => {
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => spanishErrors[code] === undefined)).toEqual([]);
  });
});
