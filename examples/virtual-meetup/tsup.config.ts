import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { server: 'server/main.ts', cdk: 'cdk/app.ts' },
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  clean: false,
  skipNodeModulesBundle: true,
});
