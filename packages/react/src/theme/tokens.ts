import { dark, highContrast, light, type Colours } from './colours.js';
import { variableOf } from './variables.js';

const declare = ({ scheme, shadow, ...colours }: Colours) =>
  [
    `color-scheme: ${scheme};`,
    ...Object.entries(colours).map(([name, value]) => `${variableOf(name)}: ${value};`),
    `--rostrum-elevation-1: 0 1px 2px rgb(${shadow} / 0.06), 0 1px 3px rgb(${shadow} / 0.08);`,
    `--rostrum-elevation-2: 0 4px 12px rgb(${shadow} / 0.14), 0 16px 40px rgb(${shadow} / 0.18);`,
  ].join('\n');

/** Sizes in rem, so that they follow the reader's own text size. */
const scale = `
--rostrum-space-1: 0.25rem;
--rostrum-space-2: 0.5rem;
--rostrum-space-3: 0.75rem;
--rostrum-space-4: 1rem;
--rostrum-space-5: 1.5rem;
--rostrum-space-6: 2.25rem;
--rostrum-radius-s: 0.375rem;
--rostrum-radius-m: 0.625rem;
--rostrum-radius-l: 0.875rem;
--rostrum-radius-full: 999px;
--rostrum-font: ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
--rostrum-text-xs: 0.75rem;
--rostrum-text-s: 0.8125rem;
--rostrum-text-m: 0.875rem;
--rostrum-text-l: 1rem;
--rostrum-text-xl: 1.375rem;
--rostrum-fast: 120ms ease-out;
--rostrum-slow: 240ms cubic-bezier(0.2, 0.8, 0.2, 1);
--rostrum-target: 2rem;
--rostrum-focus: 2px solid var(--rostrum-accent-ink);
`;

/**
 * Every `--rostrum-*` variable: the system's preference where nothing is said, and the themes by
 * `data-rostrum-theme` = `light`, `dark`, `high-contrast` or `system` on any element.
 */
export const tokens = `
:root { ${scale} }
:root, [data-rostrum-theme='system'] { ${declare(light)} }
@media (prefers-color-scheme: dark) {
  :root, [data-rostrum-theme='system'] { ${declare(dark)} }
}
@media (prefers-contrast: more) {
  :root, [data-rostrum-theme='system'] { ${declare(highContrast)} }
}
[data-rostrum-theme='dark'] { ${declare(dark)} }
[data-rostrum-theme='light'] { ${declare(light)} }
[data-rostrum-theme='high-contrast'] { ${declare(highContrast)} }
@media (pointer: coarse) { :root { --rostrum-target: 2.75rem; } }
@media (prefers-reduced-motion: reduce) { :root { --rostrum-fast: 0ms; --rostrum-slow: 0ms; } }
`;
