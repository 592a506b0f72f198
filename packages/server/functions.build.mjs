/** Each handler of `src/lambda/handlers` as a folder of its own: `index.mjs`, and what it reads only when it needs it. */
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

rmSync(path('dist/lambda'), { recursive: true, force: true });
for (const file of readdirSync(path('src/lambda/handlers'))) {
  await build({
    configFile: false,
    root: path('.'),
    logLevel: 'error',
    resolve: {
      alias: {
        '@aws-sdk/credential-provider-node': path('src/lambda/credentials.ts'),
        '@aws-sdk/endpoint-cache': path('src/lambda/endpoint-cache.ts'),
      },
    },
    ssr: {
      noExternal: true,
      // The embedded store is for machines without AWS.
      external: ['dynalite'],
      // What packages have for bundlers: without, everything of them comes along.
      resolve: { conditions: ['module', 'node', 'import'], mainFields: ['module', 'main'] },
    },
    build: {
      ssr: path(`src/lambda/handlers/${file}`),
      outDir: path(`dist/lambda/${file.replace('.ts', '')}`),
      target: 'node20',
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'index.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
}
