import { defineConfig } from 'tsup';

const types = process.argv.includes('--dts-only');

export default defineConfig({
  entry: ['src/index.ts', 'src/node/index.ts', 'src/host/index.ts', 'src/store/index.ts', 'src/access/index.ts', 'src/identity/index.ts'],
  format: ['esm', 'cjs'],
  // Also for CJS: a class is the same one on every subpath.
  splitting: true,
  // Declarations take ten times as long as the code, and only who publishes needs them: `build:types`.
  dts: types,
  clean: !types,
  target: 'es2022',
  platform: 'node',
  shims: true,
});
