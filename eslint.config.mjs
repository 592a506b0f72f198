import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const typed = ['packages/*/src/**/*.{ts,tsx}', 'examples/*/{src,server,cdk,e2e}/**/*.{ts,tsx}'];
const tests = ['**/*.test.{ts,tsx}', '**/*.test.support.{ts,tsx}', '**/*.stories.tsx', '**/testing/**', 'proof/**', 'examples/*/e2e/**'];
const ours = ['packages/{core,server,react,cdk-constructs}/src/**/*.{ts,tsx}', 'examples/*/{src,server,cdk}/**/*.{ts,tsx}'];
const withReact = ['packages/react/src/**/*.{ts,tsx}', 'examples/*/src/**/*.{ts,tsx}'];

export default defineConfig(
  globalIgnores(['**/dist/', '**/storybook-static/', '**/coverage/', '**/.turbo/', '**/.rostrum/', 'docs/.snippets/']),
  js.configs.recommended,
  tseslint.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  // TypeScript and the editor know which names exist.
  {
    rules: {
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: typed,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // `typeof import('sdk')` is how an adapter names the types of what it loads later.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A handler may be asynchronous where nobody waits for it.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // Our interfaces have methods, and what implements them are closures: none of them reads `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A port or an adapter may have nothing to wait for where another has.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ours,
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', { selector: 'ExportAllDeclaration:not([exported])', message: 'List what is public by name.' }],
    },
  },
  // The one way to say what went wrong is a LiveError or the log.
  { files: ['packages/{core,server,react}/src/**/*.{ts,tsx}'], ignores: tests, rules: { 'no-console': 'error' } },
  {
    files: ['packages/react/src/**/*.{ts,tsx}'],
    ignores: [...tests, 'packages/react/src/shared/styled.ts'],
    rules: {
      'no-restricted-imports': ['error', { name: 'styled-components', message: 'Take it from shared/styled.js: it works without a bundler too.' }],
    },
  },
  {
    files: tests,
    rules: {
      // What came over a wire is looked at as it is.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  { files: withReact, extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended] },
);
