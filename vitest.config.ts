import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

// Packages are read from their sources, so no test needs a build; only the end-to-end tests run what is published.
const resolve = { conditions: ['@rostrum/source'] };
const ssr = { resolve: { conditions: ['@rostrum/source', 'node'], externalConditions: ['@rostrum/source', 'node'] } };

// The AWS SDK says in every process that it will leave Node.js 20 in 2027; package.json says which version is needed.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const browserTests = 'packages/*/src/**/{*.,}browser.test.{ts,tsx}';
const exclude = [...configDefaults.exclude, browserTests];
/**
 * The oldest React and styled-components that are promised. Libraries that import React are run through Vite, or they
 * would find the newest.
 */
const oldest = {
  resolve: {
    ...resolve,
    alias: [
      { find: /^(react|react-dom|styled-components)(\/.*)?$/, replacement: `${fileURLToPath(new URL('testing/react-18/node_modules/', import.meta.url))}$1$2` },
      { find: /^@testing-library\/react$/, replacement: '@testing-library/react/dist/@testing-library/react.esm.js' },
    ],
  },
  server: { deps: { inline: ['@testing-library/react'] } },
};
const onOldest = ['testing/*', 'screens/screens', 'hands/hands', 'shared/*', 'connection/connection'];

/** One file at a time, after everything else: media in real time, and what is measured, need the processor for themselves. */
const alone = (groupOrder: number) => ({ fileParallelism: false, sequence: { groupOrder } });

export default defineConfig({
  resolve,
  ssr,
  test: {
    projects: [
      { resolve, ssr, test: { name: 'core', include: ['packages/core/src/**/*.test.ts'], exclude } },
      { resolve, ssr, test: { name: 'server', include: ['packages/server/src/**/*.test.ts'], exclude, testTimeout: 30_000 } },
      { resolve, ssr, test: { name: 'local-aws', include: ['packages/local-aws/src/**/*.test.ts'], exclude, testTimeout: 60_000, hookTimeout: 60_000 } },
      { resolve, ssr, test: { name: 'cdk-constructs', include: ['packages/cdk-constructs/src/**/*.test.ts', 'examples/*/cdk/*.test.ts'], exclude, testTimeout: 180_000, hookTimeout: 180_000 } },
      { resolve, ssr, test: { name: 'react', include: ['packages/react/src/**/*.test.{ts,tsx}'], exclude, environment: 'jsdom', testTimeout: 60_000 } },
      {
        resolve: oldest.resolve, ssr,
        test: {
          name: 'react-18', environment: 'jsdom', testTimeout: 60_000, server: oldest.server, exclude,
          include: ['testing/react-18/*.test.{ts,tsx}', ...onOldest.map((tests) => `packages/react/src/${tests}.test.tsx`)],
        },
      },
      { resolve, ssr, test: { name: 'docs', include: ['docs/**/*.test.ts', 'scripts/**/*.test.ts'], testTimeout: 60_000 } },
      { resolve, ssr, test: { name: 'browser', include: [browserTests], testTimeout: 60_000, hookTimeout: 60_000, ...alone(1) } },
      { resolve, ssr, test: { name: 'proof', include: ['proof/**/*.proof.{ts,mjs}'], hookTimeout: 120_000, ...alone(2) } },
      { test: { name: 'e2e', include: ['examples/*/e2e/**/*.e2e.ts', 'testing/*.e2e.ts'], testTimeout: 240_000, hookTimeout: 120_000, ...alone(3) } },
    ],
  },
});
