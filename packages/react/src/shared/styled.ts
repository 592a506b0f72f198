import styledModule from 'styled-components';

type Styled = typeof styledModule;

/**
 * styled-components is CommonJS to Node.js, which gives all of it as the default, where a bundler gives the default of
 * it. Whatever is styled comes from here, so that a server without a bundler can render it too.
 */
export const styled: Styled = (styledModule as Styled & { readonly default?: Styled }).default ?? styledModule;
export { createGlobalStyle, keyframes, ThemeProvider } from 'styled-components';
