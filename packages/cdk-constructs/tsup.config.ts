import { defineConfig } from 'tsup';

const types = process.argv.includes('--dts-only');

export default defineConfig({
  entry: { index: 'src/index.ts', cli: 'src/doctor/main.ts' },
  format: ['esm', 'cjs'],
  // Also for CJS: a class is the same one on every subpath.
  splitting: true,
  // Declarations take ten times as long as the code, and only who publishes needs them: `build:types`.
  dts: types && { entry: { index: 'src/index.ts' } },
  clean: !types,
  target: 'es2022',
  platform: 'node',
  shims: true,
});
