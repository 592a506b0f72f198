import { readFile, writeFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';
import { shortCss } from './short-css.config.js';

const subpaths = [
  'session', 'roster', 'stage', 'hands', 'questions', 'chat', 'moderation', 'devices', 'overlays', 'playback', 'theme', 'chime',
];
const entry = ['src/index.ts', ...subpaths.map((path) => `src/${path}/index.ts`)];
const sources = ['src/**/*.{ts,tsx}', '!src/**/*.test.*', '!src/**/*.stories.*', '!src/**/testing/**', '!src/**/*.d.ts'];

// Declarations take ten times as long as the code, and only who publishes needs them: `build:types`.
const types = process.argv.includes('--dts-only');

/** Splitting leaves the directive of an entry behind its first statement, where it is none. */
async function directivesFirst(): Promise<void> {
  for (const source of entry) {
    const file = source.replace(/^src/, 'dist').replace(/ts$/, 'cjs');
    await writeFile(file, `'use client';\n${(await readFile(file, 'utf8')).replace('"use client";', '')}`);
  }
}

export default defineConfig(types
  ? { entry, format: ['esm', 'cjs'], dts: true }
  : [
      // File by file, so that a bundler takes what is used and nothing else.
      { entry: sources, format: 'esm', target: 'es2022', bundle: false, esbuildPlugins: [shortCss] },
      // Split, so that a class is the same one on every subpath.
      { entry, format: 'cjs', target: 'es2022', splitting: true, esbuildPlugins: [shortCss], onSuccess: directivesFirst },
    ]);
