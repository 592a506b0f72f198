import { defineConfig, type Options } from 'tsup';

const types = process.argv.includes('--dts-only');

const library: Options = {
  entry: ['src/index.ts', 'src/node/index.ts', 'src/host/index.ts', 'src/store/index.ts', 'src/access/index.ts', 'src/identity/index.ts'],
  format: ['esm', 'cjs'],
  // Also for CJS: a class is the same one on every subpath.
  splitting: true,
  // Declarations take ten times as long as the code, and only who publishes needs them: `build:types`.
  dts: types,
  target: 'es2022',
  platform: 'node',
  shims: true,
};

/** The server as a program with everything in it, for a container. */
const fargate: Options = {
  entry: { index: 'src/node/fargate.ts' },
  outDir: 'dist/fargate',
  format: 'esm',
  outExtension: () => ({ js: '.mjs' }),
  target: 'node20',
  platform: 'node',
  minify: true,
  splitting: true,
  // The embedded store is for machines without AWS.
  noExternal: [/^(?!dynalite$)/],
  external: ['dynalite'],
  silent: true,
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  esbuildOptions(esbuild) {
    // What packages have for bundlers: without, everything of them comes along.
    esbuild.conditions = ['module', ...(esbuild.conditions ?? [])];
    esbuild.mainFields = ['module', 'main'];
  },
};

export default defineConfig(types ? library : [library, fargate]);
