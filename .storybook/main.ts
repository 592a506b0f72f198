import type { StorybookConfig } from '@storybook/react-vite';

/** Every story is a working event on the in-memory backend, so nothing here needs a server. */
const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['./*.mdx', '../packages/react/src/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true },
  typescript: {
    reactDocgen: 'react-docgen-typescript',
    reactDocgenTypescriptOptions: {
      tsconfigPath: 'packages/react/tsconfig.json',
      include: ['packages/react/src/**/*.tsx'],
      // Without an element's own props, of which every component takes all.
      propFilter: ({ declarations = [] }) => declarations.some(({ fileName }) => !fileName.includes('node_modules')),
    },
  },
  viteFinal: (vite) => ({
    ...vite,
    resolve: {
      ...vite.resolve,
      // Packages are read from their sources; the rest is what Vite resolves with by itself.
      conditions: ['@rostrum/source', 'module', 'browser', 'development|production'],
    },
  }),
};
export default config;
