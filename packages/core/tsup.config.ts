import { defineConfig } from 'tsup';

const subpaths = [
  'engine', 'sync', 'client', 'ports', 'event', 'session', 'roster', 'stage', 'hands', 'questions', 'chat',
  'moderation', 'devices', 'overlays', 'playback', 'adapters/ivs-stage', 'adapters/ivs-chat', 'adapters/http', 'adapters/oidc', 'adapters/memory',
  'adapters/browser-devices', 'adapters/ivs-player', 'adapters/hls-player',
];
const entry = ['src/index.ts', ...subpaths.map((path) => `src/${path}/index.ts`)];
const sources = ['src/**/*.{ts,tsx}', '!src/**/*.test.*', '!src/**/*.stories.*', '!src/**/testing/**', '!src/**/*.d.ts'];

// Declarations take ten times as long as the code, and only who publishes needs them: `build:types`.
const types = process.argv.includes('--dts-only');

export default defineConfig(types
  ? { entry, format: ['esm', 'cjs'], dts: true }
  : [
      // File by file, so that a bundler takes what is used and nothing else.
      { entry: sources, format: 'esm', target: 'es2022', bundle: false },
      // Split, so that a class is the same one on every subpath.
      { entry, format: 'cjs', target: 'es2022', splitting: true },
    ]);
