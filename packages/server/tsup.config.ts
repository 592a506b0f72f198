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

/** Each a file of its own, with everything in it: what is deployed, and as small as a cold start wants it. */
const programs: Options = {
  entry: Object.fromEntries([
    ...readdirSync('src/lambda/handlers').map((file) => [`lambda/${file.replace('.ts', '')}/index`, `src/lambda/handlers/${file}`]),
    ['fargate/index', 'src/node/fargate.ts'],
  ]),
  format: 'esm',
  outExtension: () => ({ js: '.mjs' }),
  target: 'node20',
  platform: 'node',
  splitting: false,
  minify: true,
  noExternal: [/.*/],
  // The embedded store is for machines without AWS.
  external: ['dynalite', '@aws-sdk/credential-provider-sso', '@aws-sdk/credential-provider-login'],
  banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
  esbuildOptions(options) {
    // What the SDK has for bundlers: without, everything of it comes along.
    options.conditions = ['module', ...(options.conditions ?? [])];
    options.mainFields = ['module', 'main'];
  },
};

export default defineConfig(types ? [library] : [library, programs]);
