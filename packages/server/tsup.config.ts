import { readdirSync } from 'node:fs';
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

/** A program with everything in it, as small as a start wants it. */
const program = (name: string, entry: string, options: Options = {}): Options => ({
  entry: { index: entry },
  outDir: `dist/${name}`,
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
  ...options,
  esbuildOptions(esbuild) {
    // What packages have for bundlers: without, everything of them comes along.
    esbuild.conditions = ['module', ...(esbuild.conditions ?? [])];
    esbuild.mainFields = ['module', 'main'];
    if (name.startsWith('lambda/')) esbuild.alias = { '@aws-sdk/credential-provider-node': './src/lambda/credentials.ts' };
  },
});

const handlers = types ? [] : readdirSync('src/lambda/handlers').map((file) => file.replace('.ts', ''));

export default defineConfig(types ? library : [
  library,
  ...handlers.map((name) => program(`lambda/${name}`, `src/lambda/handlers/${name}.ts`)),
  program('fargate', 'src/node/fargate.ts'),
]);
