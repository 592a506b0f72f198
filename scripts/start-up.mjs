import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a function reads before its first invocation, and what lies in its folder, in bytes: `index.mjs` with all that it
 * imports, and that with what waits for an `import()`.
 */
export function startUpBytes(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
  const codes = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const bytes = (names) => [...names].reduce((sum, name) => sum + Buffer.byteLength(codes.get(name)), 0);
  const read = new Set();
  const readAll = (name) => {
    if (read.has(name)) return;
    read.add(name);
    for (const [, imported] of codes.get(name).matchAll(STATIC)) if (codes.has(imported)) readAll(imported);
  };
  readAll('index.mjs');
  return { start: bytes(read), folder: bytes(codes.keys()) };
}

/** `import … from './x.mjs'`, `import './x.mjs'` and `export … from './x.mjs'`, minified or not; not `import('./x.mjs')`. */
const STATIC = /(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g;
